#include "tools/regel/git.hpp"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace regel::tool {

namespace {

// Both ends of a pipe, closed when it is over.
class Pipe {
 public:
  Pipe() { open_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool open() const { return open_; }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_writing() { close_end(1); }

 private:
  void close_end(std::size_t end) {
    if (open_ && ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }
  std::array<int, 2> ends_{-1, -1};
  bool open_ = false;
};

// Whether more may come.
bool read_some(int from, std::string& into) {
  std::array<char, 1 << 16> bytes;
  const ssize_t got = ::read(from, bytes.data(), bytes.size());
  if (got < 0) return errno == EINTR;
  into.append(bytes.data(), static_cast<std::size_t>(got));
  return got > 0;
}

// Both at once: whoever waits for one while the other is full waits for ever.
void read_both(int output, int errors, GitAnswer& answer) {
  std::array<pollfd, 2> open{pollfd{output, POLLIN, 0}, pollfd{errors, POLLIN, 0}};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    if (::poll(open.data(), open.size(), -1) < 0 && errno != EINTR) return;
    if (open[0].revents != 0 && !read_some(output, answer.output)) open[0].fd = -1;
    if (open[1].revents != 0 && !read_some(errors, answer.errors)) open[1].fd = -1;
  }
}

}  // namespace

GitAnswer run_git(const std::vector<std::string>& words) {
  GitAnswer answer;
  Pipe output, errors;
  if (!output.open() || !errors.open()) return answer;
  std::string name = "git";
  std::vector<std::string> copies = words;
  std::vector<char*> arguments{name.data()};
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, output.writing(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, errors.writing(), STDERR_FILENO);
  pid_t child = 0;
  answer.started = ::posix_spawnp(&child, "git", &actions, nullptr, arguments.data(), environ) == 0;
  ::posix_spawn_file_actions_destroy(&actions);
  output.close_writing();
  errors.close_writing();
  if (!answer.started) return answer;
  read_both(output.reading(), errors.reading(), answer);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  answer.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return answer;
}

}  // namespace regel::tool
