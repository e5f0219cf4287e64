#include "tools/regel/output.hpp"

#include "engine/report/atomic_file.hpp"

namespace regel::tool {

using report::AtomicFile;

Status write_output(const std::optional<std::string>& file,
                    const std::function<Status(report::ByteSink&)>& write) {
  if (!file || *file == "-") {
    AtomicFile out = AtomicFile::standard_output();
    return write(out);
  }
  REGEL_TRY(out, AtomicFile::open(*file));
  Status written = write(out);
  if (!written.ok()) return written;
  return out.commit();
}

Status write_output(const std::optional<std::string>& file, std::string_view text) {
  return write_output(file, [text](report::ByteSink& sink) { return sink.write(text); });
}

}  // namespace regel::tool
