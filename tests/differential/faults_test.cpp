// Whatever goes wrong while exports are read (bytes that come one at a time or not at all, files
// that change, too little memory), a rule is judged as if nothing had, or not at all.

#include <algorithm>
#include <map>

#include "engine/report/writer.hpp"
#include "lang/compile.hpp"
#include "tests/differential/compare.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"

namespace regel {

namespace {

using property::Project;
using property::Random;
using test::rounds;

struct Faults {
  std::size_t most = ~std::size_t{0};          // bytes at a time
  std::string file;                            // that goes wrong:
  std::uint64_t fails_at = ~std::uint64_t{0};  // this byte cannot be read
  bool changed = false;                        // it is not what it was when it was opened
  std::optional<std::size_t> other_from;       // read this often before, it reads differently
};

class FaultyFile final : public InputFile {
 public:
  FaultyFile(std::string text, const Faults& faults, bool wrong, std::size_t& readings)
      : text_(std::move(text)), faults_(faults), wrong_(wrong), readings_(readings) {}

  std::optional<std::uint64_t> size() const override { return text_.size(); }
  FileResult<std::size_t> read(char* into, std::size_t most) override {
    auto got = read_at(at_, into, most);
    if (const auto* size = std::get_if<std::size_t>(&got)) at_ += *size;
    return got;
  }
  FileResult<std::size_t> read_at(std::uint64_t offset, char* into,
                                  std::size_t most) const override {
    begin_reading();
    if (wrong_ && offset >= faults_.fails_at) return FileFault{FileFaultKind::Other, "läsfel"};
    std::uint64_t end =
        std::min<std::uint64_t>(text_.size(), offset + std::min(most, faults_.most));
    if (wrong_) end = std::min(end, faults_.fails_at);
    if (offset >= end) return std::size_t{0};
    std::copy(text_.begin() + static_cast<std::ptrdiff_t>(offset),
              text_.begin() + static_cast<std::ptrdiff_t>(end), into);
    return static_cast<std::size_t>(end - offset);
  }
  bool changed() const override { return wrong_ && faults_.changed; }

 private:
  // Files are opened for their size as well, which is no reading.
  void begin_reading() const {
    if (begun_) return;
    begun_ = true;
    const std::size_t before = readings_++;
    if (wrong_ && faults_.other_from && before >= *faults_.other_from) {
      std::replace(text_.begin(), text_.end(), '1', '2');
    }
  }

  mutable std::string text_;
  const Faults& faults_;
  bool wrong_;
  std::size_t& readings_;
  mutable bool begun_ = false;
  std::uint64_t at_ = 0;
};

class FaultyReader final : public FileReader {
 public:
  FaultyReader(const MemoryFileReader& files, Faults faults)
      : files_(files), faults_(std::move(faults)) {}

  bool exists(const std::string& path) const override { return files_.exists(path); }
  bool is_folder(const std::string& path) const override { return files_.is_folder(path); }
  FileResult<std::vector<std::string>> list(const std::string& folder) const override {
    return files_.list(folder);
  }
  FileResult<std::unique_ptr<InputFile>> open(const std::string& path) const override {
    const auto text = files_.read(path);
    if (const auto* fault = std::get_if<FileFault>(&text)) return *fault;
    std::string bytes = std::get<std::string>(text);
    const bool wrong = path == faults_.file;
    return std::unique_ptr<InputFile>(
        std::make_unique<FaultyFile>(std::move(bytes), faults_, wrong, readings_[path]));
  }

 private:
  const MemoryFileReader& files_;
  Faults faults_;
  mutable std::map<std::string, std::size_t> readings_;
};

class Run {
 public:
  Run(const ir::Program& program, const Project& project, const TestSettings& settings)
      : program_(program), settings_(settings) {
    for (const auto& [name, text] : project.current) files_.add("nu/" + name, text);
    for (const auto& [name, text] : project.previous) files_.add("förr/" + name, text);
    for (const auto& [name, text] : project.current) names_.push_back("nu/" + name);
    for (const auto& [name, text] : project.previous) names_.push_back("förr/" + name);
    options_.as_of = project.today;
    options_.folder = "nu";
    if (!project.previous.empty()) options_.previous_folder = "förr";
  }
  outcome::RunReport with(const Faults& faults, std::uint64_t memory = 1 << 30) const {
    RunOptions options = options_;
    options.memory = memory;
    return run(program_, FaultyReader(files_, faults), options, settings_);
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  const ir::Program& program_;
  TestSettings settings_;
  MemoryFileReader files_;
  std::vector<std::string> names_;
  RunOptions options_;
};

bool any_failed(const outcome::RunReport& report) {
  return std::any_of(report.sources.begin(), report.sources.end(),
                     [](const auto& source) { return source.failure.has_value(); });
}

// Whether every SHA-256 is that of the bytes that were judged, by what it is of other readings.
bool sha256_agrees(const outcome::RunReport& whole, const outcome::RunReport& report) {
  for (const outcome::SourceResult& source : report.sources) {
    for (const outcome::SourceResult& other : whole.sources) {
      const bool same = source.file == other.file && source.previous == other.previous;
      if (!same || source.failure || other.failure) continue;
      if ((source.hash == other.hash) != (source.sha256 == other.sha256)) return false;
    }
  }
  return true;
}

// A rule's line and its findings, as text.
std::string judged(const outcome::RunReport& report, std::size_t rule) {
  const outcome::RuleResult& result = report.rules[rule];
  std::string out = std::to_string(static_cast<int>(result.status)) + " " +
                    std::to_string(result.records) + " " + std::to_string(result.pass) + " " +
                    std::to_string(result.fail) + " " + std::to_string(result.undetermined) + " " +
                    std::to_string(result.not_applicable);
  for (const outcome::Finding finding : report.findings) {
    if (finding.rule != rule) continue;
    out += "\n" + finding.key + " " + std::to_string(static_cast<int>(finding.outcome)) + " " +
           finding.message + " " + finding.item + " " + std::to_string(finding.causes_total);
  }
  return out;
}

// What the report says that it should not.
std::string wrong(const outcome::RunReport& whole, const outcome::RunReport& report) {
  std::string out;
  const bool failed = any_failed(report);
  if (failed && report.exit != 4) out += "a source failed, and the exit code is not 4\n";
  for (std::size_t i = 0; i < report.rules.size(); ++i) {
    const outcome::RuleResult& rule = report.rules[i];
    if (rule.status == outcome::RuleStatus::SourceFailed) {
      if (!failed || rule.records != 0) out += rule.id + ": given up without reason\n";
    } else if (judged(whole, i) != judged(report, i)) {
      out += rule.id + ": " + judged(whole, i) + "\nbut\n" + judged(report, i) + "\n";
    }
  }
  return out;
}

std::string as_json(const outcome::RunReport& report) {
  report::TextSink sink;
  REQUIRE(report::write_json(report, {}, sink).ok());
  return sink.text;
}

template <class Try>
void each_project(std::uint64_t first, Try attempt) {
  for (std::uint64_t seed = first; seed < first + rounds(40); ++seed) {
    Random random(seed);
    const Project project = property::random_project(random, 5);
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    if (compiled.sink.has_errors()) continue;
    TestSettings settings = differential::random_settings(random).test;
    const Run run(compiled.program, project, settings);
    INFO("seed " << seed << "\n" << property::shown(project));
    attempt(random, run);
  }
}

}  // namespace

TEST_CASE("bytes that come one at a time give the same report", "[differential]") {
  each_project(1100000, [](Random&, const Run& run) {
    Faults slow;
    slow.most = 1;
    CHECK(as_json(run.with(slow)) == as_json(run.with({})));
  });
}

TEST_CASE("what cannot be read is not judged, the rest as ever", "[differential]") {
  std::size_t failures = 0;
  each_project(1200000, [&](Random& random, const Run& run) {
    if (run.names().empty()) return;
    const outcome::RunReport whole = run.with({});
    for (int i = 0; i < 3; ++i) {
      Faults faults;
      faults.file = run.names()[random.below(run.names().size())];
      if (random.chance(50)) {
        faults.fails_at = random.below(1500);
      } else {
        faults.changed = true;
      }
      const outcome::RunReport report = run.with(faults);
      failures += any_failed(report) && !any_failed(whole) ? 1 : 0;
      CHECK(wrong(whole, report) == std::string());
    }
  });
  CHECK(failures > rounds(40) / 2);
}

TEST_CASE("a file that reads differently the second time is not judged by", "[differential]") {
  std::size_t failures = 0;
  each_project(1300000, [&](Random& random, const Run& run) {
    if (run.names().empty()) return;
    const outcome::RunReport whole = run.with({});
    Faults faults;
    faults.file = run.names()[random.below(run.names().size())];
    for (std::size_t from = 1; from < 4; ++from) {
      faults.other_from = from;
      const outcome::RunReport report = run.with(faults);
      failures += any_failed(report) && !any_failed(whole) ? 1 : 0;
      CHECK(wrong(whole, report) == std::string());
      CHECK(sha256_agrees(whole, report));
    }
  });
  CHECK(failures > 0);
}

TEST_CASE("too little memory stops a rule and changes none", "[differential]") {
  std::size_t failures = 0;
  each_project(1400000, [&](Random& random, const Run& run) {
    const outcome::RunReport whole = run.with({});
    for (int i = 0; i < 3; ++i) {
      const outcome::RunReport report = run.with({}, 1 + random.below(12000));
      failures += any_failed(report) && !any_failed(whole) ? 1 : 0;
      CHECK(wrong(whole, report) == std::string());
    }
  });
  CHECK(failures > rounds(40) / 4);
}

}  // namespace regel
