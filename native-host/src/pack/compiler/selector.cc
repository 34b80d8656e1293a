#include "pack/compiler/selector.h"

#include <algorithm>
#include <array>

namespace discreet {
namespace {

constexpr size_t kLongestSelector = 1'000;

constexpr std::array<std::string_view, 17> kPseudoClasses = {
    "not",          "is",          "where",          "has",        "first-child",
    "last-child",   "nth-child",   "nth-last-child", "only-child", "first-of-type",
    "last-of-type", "nth-of-type", "empty",          "disabled",   "enabled",
    "checked",      "read-write"};

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Walks a selector once; stops at the first thing that does not belong.
class SelectorScan {
 public:
  explicit SelectorScan(std::string_view selector) : rest_(selector) {}

  std::string Run() {
    while (!rest_.empty() && wrong_.empty()) Step();
    if (wrong_.empty() && !open_.empty()) wrong_ = std::string("a ") + open_.back() + " is not closed";
    return wrong_;
  }

 private:
  void Step() {
    const char c = rest_.front();
    if (c == '[') return Attribute();
    if (c == ':') return PseudoClass();
    rest_.remove_prefix(1);
    if (c == '(') {
      if (!after_pseudo_class_) wrong_ = "( stands alone";
      open_ += c;
    } else if (c == ')') {
      if (open_.empty()) wrong_ = ") closes nothing";
      if (!open_.empty()) open_.pop_back();
    } else if (!IsNameCharacter(c) && std::string_view(" #.>+~,*").find(c) == std::string_view::npos) {
      wrong_ = std::string("the character ") + c + " does not belong";
    }
    after_pseudo_class_ = false;
  }

  std::string_view Name() {
    size_t length = 0;
    while (length < rest_.size() && IsNameCharacter(rest_[length])) ++length;
    const std::string_view name = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return name;
  }

  bool Take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  void Attribute() {
    rest_.remove_prefix(1);
    if (Name().empty()) {
      wrong_ = "[ is not followed by a name";
      return;
    }
    if (Take("]")) return;
    const bool compared = Take("=") || Take("^=") || Take("$=") || Take("*=") || Take("~=") || Take("|=");
    const char quote = rest_.empty() ? '\0' : rest_.front();
    if (!compared || (quote != '"' && quote != '\'')) {
      wrong_ = "an attribute's value is not in quotes";
      return;
    }
    const size_t end = rest_.find(quote, 1);
    if (end == std::string_view::npos || !IsPlain(rest_.substr(1, end - 1))) {
      wrong_ = "an attribute's value is not closed, or holds \\ or a control character";
      return;
    }
    rest_.remove_prefix(end + 1);
    Take(" i");
    if (!Take("]")) wrong_ = "[ is not closed";
  }

  static bool IsPlain(std::string_view value) {
    return std::all_of(value.begin(), value.end(),
                       [](char c) { return c != '\\' && (static_cast<unsigned char>(c) >= 0x20); });
  }

  void PseudoClass() {
    rest_.remove_prefix(1);
    const std::string_view name = Name();
    if (std::find(kPseudoClasses.begin(), kPseudoClasses.end(), name) == kPseudoClasses.end()) {
      wrong_ = ":" + std::string(name) + " is no pseudo-class that surfaces may use";
    }
    after_pseudo_class_ = true;
  }

  std::string_view rest_;
  std::string open_;
  std::string wrong_;
  bool after_pseudo_class_ = false;
};

}  // namespace

std::string WrongInSelector(std::string_view selector) {
  if (selector.size() > kLongestSelector) return "the selector is over 1,000 bytes";
  return SelectorScan(selector).Run();
}

}  // namespace discreet
