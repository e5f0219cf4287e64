#include "lang/diag/file_error.hpp"

#include "lang/diag/environment.hpp"

namespace regel::diag {

Error file_error(const std::string& path, const FileFault& fault) {
  switch (fault.kind) {
    case FileFaultKind::NotThere:
      return make_error<Code::S001>(path);
    case FileFaultKind::IsFolder:
      return make_error<Code::S002>(path);
    case FileFaultKind::NoPermission:
      return make_error<Code::S003>(path);
    case FileFaultKind::Other:
      return make_error<Code::S026>(path, fault.reason);
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::diag
