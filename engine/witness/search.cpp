#include "engine/witness/search.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/witness/moves.hpp"

namespace regel::witness {

namespace {

constexpr int kRounds = 3;          // of steps
constexpr int kSmallerRounds = 60;  // each takes one thing away
constexpr int kMostTried = 150;     // to take away, where worlds are judged one by one

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
        left_(reach_.separable
                  ? limits.worlds
                  : std::min(limits.alone, limits.versions_alone / program.rules.size())),
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
    look_at(first_);
    for (int round = 0; round < kRounds && missing() && left_ > 0 && !next_.empty(); ++round) {
      const std::vector<World> from = std::exchange(next_, {});
      // Every beginning gets its share of what may be judged in this round.
      const std::size_t share = left_ / static_cast<std::size_t>(kRounds - round) / from.size();
      std::vector<World> worlds;
      for (const World& world : from) {
        for (World& one :
             steps(program_, rule_, reach_, seen_, world, std::max<std::size_t>(share, 1))) {
          worlds.push_back(std::move(one));
        }
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

  void look_at(std::vector<World> worlds) {
    if (worlds.size() > left_) worlds.resize(left_);
    left_ -= worlds.size();
    const std::vector<Outcomes> outcomes = judge_.judge(worlds);
    for (std::size_t i = 0; i < worlds.size(); ++i) {
      for (std::size_t k = 0; k < wanted_.size(); ++k) {
        if (!outcomes[i].front() || !holds(wanted_[k], outcomes[i])) continue;
        const std::size_t cost = price(k, worlds[i], outcomes[i]);
        if (found_[k] && price(k, found_[k]->world, found_[k]->outcomes) <= cost) continue;
        found_[k] = Witness{worlds[i], outcomes[i]};
      }
      const bool fresh = outcomes[i].front() && told_.insert(outcomes[i]).second;
      if (fresh && next_.size() < limits_.beginnings) next_.push_back(worlds[i]);
    }
  }

  void make_smaller() {
    if (reach_.separable) return make_all_smaller();
    for (std::size_t k = 0; k < found_.size(); ++k) {
      if (!found_[k] || take_over(k)) continue;
      make_one_smaller(k);
      found_[k]->outcomes = judge_.judge({found_[k]->world}).front();
    }
  }

  // Where worlds are judged one by one, what was made smaller for one will do for others.
  bool take_over(std::size_t k) {
    for (std::size_t other = 0; other < k; ++other) {
      if (!found_[other] || !holds(wanted_[k], found_[other]->outcomes)) continue;
      found_[k] = found_[other];
      return true;
    }
    return false;
  }

  // Records by the half, by the quarter and one by one, then once through all else that can be
  // taken away, each on top of what went before.
  void make_one_smaller(std::size_t k) {
    const Judge pair = judge_.of_versions({0, wanted_[k].version});
    int tried = 0;
    const auto fits = [&](World world) {
      ++tried;
      const Outcomes outcomes = pair.judge({world}).front();
      if (!same(k, outcomes)) return false;
      found_[k] = Witness{std::move(world), outcomes};
      return true;
    };
    const auto records = [&] { return found_[k]->world.test.given.size(); };
    for (std::size_t count = (records() + 1) / 2; count > 0; count /= 2) {
      for (std::size_t at = 0; at < records() && tried < kMostTried;) {
        auto fewer = without_records(rule_, found_[k]->world, at, count);
        if (!fewer || !fits(std::move(*fewer))) at += count;
      }
    }
    for (std::size_t kept = 0; tried < kMostTried;) {
      std::vector<World> worlds = smaller(program_, rule_, found_[k]->world);
      if (kept >= worlds.size()) return;
      if (!fits(std::move(worlds[kept]))) ++kept;
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

  // What the rule itself says stays, or a record that passes would become one that lacks
  // everything.
  bool same(std::size_t k, const Outcomes& outcomes) const {
    const std::size_t version = wanted_[k].version;
    return outcomes.front() == found_[k]->outcomes.front() &&
           outcomes[version] == found_[k]->outcomes[version] && holds(wanted_[k], outcomes);
  }

  // Alone, and under new names if the rule does not mind them.
  void confirm() {
    for (std::size_t k = 0; k < found_.size(); ++k) {
      if (!found_[k]) continue;
      const World& as_found = found_[k]->world;
      const World again = renamed(program_.schema, rule_, as_found);
      std::optional<Witness> confirmed;
      for (const World* world : {&again, &as_found}) {
        const Outcomes alone = judge_.judge_alone(*world);
        if (confirmed || !same(k, alone)) continue;
        confirmed = Witness{*world, alone};
      }
      found_[k] = std::move(confirmed);
    }
  }

  // A record of which both say something definite is worth a larger one.
  std::size_t price(std::size_t k, const World& world, const Outcomes& said) const {
    constexpr std::size_t kOpen = 1'000'000;
    const auto open = [&](std::size_t version) {
      return said[version] == ir::Outcome::Undetermined;
    };
    const bool apart = !wanted_[k].outcome && (open(0) || open(wanted_[k].version));
    return size_of(world) + (apart ? kOpen : 0);
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

bool holds(const Wanted& wanted, const Outcomes& said) {
  const std::optional<ir::Outcome> rule = said.front(), version = said[wanted.version];
  if (!rule || !version) return false;
  if (wanted.outcome) return rule == wanted.outcome;
  const bool decided = rule != ir::Outcome::Undetermined && version != ir::Outcome::Undetermined;
  return rule != version && (decided || !wanted.decided);
}

std::vector<std::optional<Witness>> search(const ir::Program& program,
                                           const std::vector<const ir::Test*>& tests,
                                           const std::vector<Wanted>& wanted,
                                           const Limits& limits) {
  return Search(program, tests, wanted, limits).find();
}

}  // namespace regel::witness
