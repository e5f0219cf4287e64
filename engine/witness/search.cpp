#include "engine/witness/search.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/witness/moves.hpp"

namespace regel::witness {

namespace {

constexpr int kRounds = 3;           // of steps
constexpr int kSmallerRounds = 60;   // each takes one thing away
constexpr int kMostTried = 80;       // to take away, where worlds are judged one by one

class Search {
 public:
  Search(const ir::Program& program, const std::vector<const ir::Test*>& tests,
         const std::vector<Wanted>& wanted, const Limits& limits)
      : program_(program),
        rule_(program.rules.front()),
        reach_(reach_of(program, program.rules)),
        judge_(program, reach_),
        wanted_(wanted),
        limits_(limits),
        left_(reach_.separable ? limits.worlds : limits.alone),
        found_(wanted.size()) {
    for (const ir::Test* test : tests) {
      for (World& world : worlds_of(program, rule_, reach_, *test)) {
        first_.push_back(std::move(world));
      }
    }
    seen_ = values_seen(program.schema, first_);
    auto plain = plain_world(program, rule_, reach_, first_.empty() ? nullptr : &first_.front());
    if (plain) first_.push_back(std::move(*plain));
  }

  std::vector<std::optional<Witness>> find() {
    if (getenv("WTM")) fprintf(stderr, "%s goals %zu separable %d whole %zu\n", rule_.id.c_str(), wanted_.size(), (int)reach_.separable, reach_.whole.size());
    look_at(first_);
    for (int round = 0; round < kRounds && missing() && left_ > 0 && !next_.empty(); ++round) {
      const std::vector<World> from = std::exchange(next_, {});
      // Every beginning gets its share of what may be judged in this round.
      const std::size_t share = left_ / static_cast<std::size_t>(kRounds - round) / from.size();
      std::vector<World> worlds;
      for (const World& world : from) {
        std::vector<World> some = steps(program_, rule_, reach_, seen_, world);
        thin_out(some, std::max<std::size_t>(share, 1));
        for (World& one : some) worlds.push_back(std::move(one));
      }
      look_at(std::move(worlds));
    }
    make_smaller();
    confirm();
    return std::move(found_);
  }

 private:
  bool missing() const {
    return std::ranges::any_of(found_, [](const auto& one) { return !one; });
  }

  // Keeps that many, spread evenly: what comes late is as likely to be needed as what comes early.
  static void thin_out(std::vector<World>& worlds, std::size_t most) {
    if (worlds.size() <= most) return;
    std::vector<World> kept;
    for (std::size_t i = 0; i < most; ++i) {
      kept.push_back(std::move(worlds[i * worlds.size() / most]));
    }
    worlds = std::move(kept);
  }

  void look_at(std::vector<World> worlds) {
    thin_out(worlds, left_);
    left_ -= worlds.size();
    const std::vector<Outcomes> outcomes = judge_.judge(worlds);
    for (std::size_t i = 0; i < worlds.size(); ++i) {
      for (std::size_t k = 0; k < wanted_.size(); ++k) {
        if (!outcomes[i].front() || !wanted_[k](outcomes[i])) continue;
        if (found_[k] && size_of(found_[k]->world) <= size_of(worlds[i])) continue;
        found_[k] = Witness{worlds[i], outcomes[i]};
      }
      const bool fresh = outcomes[i].front() && told_.insert(outcomes[i]).second;
      if (fresh && next_.size() < limits_.beginnings) next_.push_back(worlds[i]);
    }
  }

  void make_smaller() {
    if (reach_.separable) return make_all_smaller();
    for (std::size_t k = 0; k < found_.size(); ++k) {
      if (found_[k] && !take_over(k)) make_one_smaller(k);
    }
  }

  // Where worlds are judged one by one, what was made smaller for one will do for others.
  bool take_over(std::size_t k) {
    for (std::size_t other = 0; other < k; ++other) {
      if (!found_[other] || !same(k, found_[other]->outcomes)) continue;
      found_[k] = found_[other];
      return true;
    }
    return false;
  }

  // Once through all that can be taken away, each on top of what went before.
  void make_one_smaller(std::size_t k) {
    std::size_t kept = 0;
    for (int tried = 0; tried < kMostTried; ++tried) {
      std::vector<World> worlds = smaller(program_, rule_, found_[k]->world);
      if (kept >= worlds.size()) return;
      const Outcomes outcomes = judge_.judge({worlds[kept]}).front();
      if (same(k, outcomes)) {
        found_[k] = Witness{std::move(worlds[kept]), outcomes};
      } else {
        ++kept;
      }
    }
  }

  // Each round tries everything that is one smaller, of all that was found, in one go.
  void make_all_smaller() {
    std::vector<bool> done(found_.size());
    for (int round = 0; round < kSmallerRounds; ++round) {
      std::vector<World> worlds;
      std::vector<std::size_t> of;
      for (std::size_t k = 0; k < found_.size(); ++k) {
        if (done[k] || !found_[k]) continue;
        for (World& world : smaller(program_, rule_, found_[k]->world)) {
          worlds.push_back(std::move(world));
          of.push_back(k);
        }
      }
      if (worlds.empty()) return;
      const std::vector<Outcomes> outcomes = judge_.judge(worlds);
      std::vector<bool> shrunk(found_.size());
      for (std::size_t i = 0; i < worlds.size(); ++i) {
        const std::size_t k = of[i];
        if (shrunk[k] || !same(k, outcomes[i])) continue;
        found_[k] = Witness{std::move(worlds[i]), outcomes[i]};
        shrunk[k] = true;
      }
      for (std::size_t k = 0; k < found_.size(); ++k) done[k] = done[k] || !shrunk[k];
    }
  }

  // What the rule itself says stays, or a record that passes would become one that lacks everything.
  bool same(std::size_t k, const Outcomes& outcomes) const {
    return outcomes.front() == found_[k]->outcomes.front() && wanted_[k](outcomes);
  }

  void confirm() {
    for (std::size_t k = 0; k < found_.size(); ++k) {
      if (!found_[k]) continue;
      const Outcomes alone = judge_.judge_alone(found_[k]->world);
      if (same(k, alone)) {
        found_[k]->outcomes = alone;
      } else {
        found_[k].reset();
      }
    }
  }

  const ir::Program& program_;
  const ir::Rule& rule_;
  const Reach reach_;
  const Judge judge_;
  const std::vector<Wanted>& wanted_;
  const Limits limits_;
  std::size_t left_;
  std::vector<World> first_, next_;
  Seen seen_;
  std::set<Outcomes> told_;
  std::vector<std::optional<Witness>> found_;
};

}  // namespace

std::vector<std::optional<Witness>> search(const ir::Program& program,
                                           const std::vector<const ir::Test*>& tests,
                                           const std::vector<Wanted>& wanted,
                                           const Limits& limits) {
  return Search(program, tests, wanted, limits).find();
}

}  // namespace regel::witness
