// Files as a run reads them: what comes through a pipe (standard input too) is read once and kept,
// since a register may be read twice, and two registers may lie in one document. Everything else is
// passed on.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "lang/source/file_reader.hpp"

namespace regel::ingest {

class PipeKeeper final : public FileReader {
 public:
  // Of a pipe at most `limit` bytes are kept; one that brings more can be read once.
  PipeKeeper(const FileReader& files, std::uint64_t limit) : files_(files), limit_(limit) {}

  bool exists(const std::string& path) const override { return files_.exists(path); }
  bool is_folder(const std::string& path) const override { return files_.is_folder(path); }
  FileResult<std::vector<std::string>> list(const std::string& folder) const override {
    return files_.list(folder);
  }
  FileResult<std::unique_ptr<InputFile>> open(const std::string& path) const override;

 private:
  const FileReader& files_;
  std::uint64_t limit_;
  mutable std::map<std::string, std::shared_ptr<const std::string>> kept_;
};

}  // namespace regel::ingest
