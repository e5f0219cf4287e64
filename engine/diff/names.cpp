#include "engine/diff/say.hpp"
#include "lang/base/check.hpp"

namespace regel::diff {

using report::Words;

Words words(Verdict verdict) {
  switch (verdict) {
    case Verdict::Equal:
      return {"lika", "equal"};
    case Verdict::Stricter:
      return {"strängare", "stricter"};
    case Verdict::Looser:
      return {"mildare", "looser"};
    case Verdict::Incomparable:
      return {"åt båda håll", "incomparable"};
    case Verdict::NotSeen:
      return {"inte prövad", "not seen"};
  }
  REGEL_UNREACHABLE();
}

Words words(Effect effect) {
  switch (effect) {
    case Effect::Looser:
      return {"mildare", "looser"};
    case Effect::Stricter:
      return {"strängare", "stricter"};
    case Effect::Different:
      return {"annan", "different"};
  }
  REGEL_UNREACHABLE();
}

Words words(Move move) {
  switch (move) {
    case Move::Failing:
      return {"Nya brott", "Newly failing"};
    case Move::Undetermined:
      return {"Nya oklara", "Newly undetermined"};
    case Move::Cleared:
      return {"Inte längre", "No longer found"};
    case Move::Reason:
      return {"Annan orsak", "Other reason"};
  }
  REGEL_UNREACHABLE();
}

Words words(Presence presence) {
  switch (presence) {
    case Presence::Both:
      return {"ändrad", "changed"};
    case Presence::Added:
      return {"ny", "new"};
    case Presence::Removed:
      return {"borttagen", "removed"};
  }
  REGEL_UNREACHABLE();
}

std::string_view name(Verdict verdict) {
  return verdict == Verdict::NotSeen ? "not_seen" : words(verdict).en;
}

std::string_view name(Effect effect) { return words(effect).en; }

std::string_view name(Move move) {
  switch (move) {
    case Move::Failing:
      return "failing";
    case Move::Undetermined:
      return "undetermined";
    case Move::Cleared:
      return "cleared";
    case Move::Reason:
      return "reason";
  }
  REGEL_UNREACHABLE();
}

std::string_view name(Presence presence) {
  switch (presence) {
    case Presence::Both:
      return "both";
    case Presence::Added:
      return "added";
    case Presence::Removed:
      return "removed";
  }
  REGEL_UNREACHABLE();
}

std::string_view name(PartKind kind) {
  switch (kind) {
    case PartKind::Condition:
      return "conditions";
    case PartKind::Parameter:
      return "parameter";
    case PartKind::Register:
      return "register";
    case PartKind::CodeList:
      return "code_list";
    case PartKind::Zone:
      return "zone";
  }
  REGEL_UNREACHABLE();
}

std::string_view name(Wording wording) {
  switch (wording) {
    case Wording::Title:
      return "title";
    case Wording::Message:
      return "message";
    case Wording::Unclear:
      return "unclear";
    case Wording::Advice:
      return "advice";
    case Wording::Authority:
      return "authority";
    case Wording::Tags:
      return "tags";
    case Wording::Owner:
      return "owner";
    case Wording::Quotation:
      return "quotation";
    case Wording::Purpose:
      return "purpose";
    case Wording::Comment:
      return "comment";
  }
  REGEL_UNREACHABLE();
}

std::string_view name(DemandKind kind) {
  switch (kind) {
    case DemandKind::Undeclared:
      return "undeclared";
    case DemandKind::NotSeen:
      return "not_seen";
    case DemandKind::Contradicted:
      return "contradicted";
    case DemandKind::Wider:
      return "wider";
    case DemandKind::NoEffect:
      return "no_effect";
    case DemandKind::NoSuchRule:
      return "no_such_rule";
  }
  REGEL_UNREACHABLE();
}

std::string_view name(DataState state) {
  switch (state) {
    case DataState::NotNeeded:
      return "not_needed";
    case DataState::None:
      return "none";
    case DataState::Read:
      return "read";
    case DataState::Failed:
      return "failed";
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::diff
