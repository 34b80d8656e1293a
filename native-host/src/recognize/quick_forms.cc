#include "recognize/quick_forms.h"

#include <cstdint>

namespace discreet {
namespace {

constexpr std::string_view kNotAscii = "\\x{80}-\\x{10FFFF}";
// In no normalized text; keeps a class from becoming empty.
constexpr std::string_view kNever = "\\x{80}";
// Exact counts up to this are kept in the gate: they tell a ZIP code from a phone number.
constexpr uint32_t kMostExact = 9;

struct UnicodeClass {
  std::string_view name;
  std::string_view ascii;  // its ASCII members, as in a class
  std::string_view plain;  // its other members in plain texts
};

constexpr UnicodeClass kClasses[] = {
    {"L", "A-Za-z", "À-ÖØ-Þà-öø-þ"},
    {"Lu", "A-Z", "À-ÖØ-Þ"},
    {"Ll", "a-z", "à-öø-þ"},
    {"M", "", kNever},
    {"Mn", "", kNever},
    {"Mc", "", kNever},
    {"Nd", "0-9", ""},
};

// Reads a pattern from left to right and writes both forms.
class Rewriter {
 public:
  explicit Rewriter(std::string_view pattern) : rest_(pattern) {}

  std::optional<QuickForms> Run() {
    while (!rest_.empty()) {
      if (!Step()) return std::nullopt;
    }
    return in_class_ ? std::nullopt : std::optional(std::move(forms_));
  }

 private:
  bool Step() {
    switch (rest_.front()) {
      case '\\':
        return Escape();
      case '[':
        return in_class_ ? ClassMember() : OpenClass();
      case ']':
        in_class_ = false;
        Copy(1);
        return true;
      case '{':
        if (!in_class_) return Repeat();
        [[fallthrough]];
      default:
        Copy(1);
        return true;
    }
  }

  void Copy(size_t count) {
    forms_.gate.append(rest_.substr(0, count));
    forms_.plain.append(rest_.substr(0, count));
    rest_.remove_prefix(count);
  }

  bool OpenClass() {
    in_class_ = true;
    negated_ = rest_.starts_with("[^");
    Copy(negated_ ? 2 : 1);
    if (rest_.starts_with(']')) Copy(1);  // "[]a]": a bracket that is a member
    return true;
  }

  // "[[:alpha:]]" and a plain "[" inside a class.
  bool ClassMember() {
    const size_t end = rest_.starts_with("[:") ? rest_.find(":]") : std::string_view::npos;
    Copy(end == std::string_view::npos ? 1 : end + 2);
    return true;
  }

  bool Escape() {
    if (rest_.size() < 2) return false;
    switch (rest_[1]) {
      case 'p':
        return UnicodeEscape();
      case 'P':
      case 'Q':
      case 'C':
        return false;
      case 'x':  // \x{10FFFF}: its braces are no repeat
        Copy(rest_.starts_with("\\x{") && rest_.find('}') != std::string_view::npos ? rest_.find('}') + 1
                                                                                    : 2);
        return true;
      default:
        Copy(2);
        return true;
    }
  }

  // \p{L}, \pL
  bool UnicodeEscape() {
    std::string_view name = rest_.substr(2, 1);
    size_t length = 3;
    if (name == "{") {
      const size_t end = rest_.find('}');
      if (end == std::string_view::npos) return false;
      name = rest_.substr(3, end - 3);
      length = end + 1;
    }
    for (const UnicodeClass& known : kClasses) {
      if (known.name != name) continue;
      Write(known);
      rest_.remove_prefix(length);
      return true;
    }
    return false;
  }

  void Write(const UnicodeClass& known) {
    const std::string_view open = in_class_ ? "" : "[";
    const std::string_view close = in_class_ ? "" : "]";
    forms_.gate.append(open).append(known.ascii).append(kNotAscii).append(close);
    forms_.plain.append(open).append(known.ascii).append(known.plain).append(close);
    if (in_class_ && negated_) forms_.gate_for_all = false;
  }

  // {m}, {m,}, {m,n}; anything else in braces is what it is.
  bool Repeat() {
    size_t at = 1;
    const auto number = [&]() -> std::optional<uint32_t> {
      std::optional<uint32_t> value;
      for (; at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '9' && value.value_or(0) < 10'000; ++at) {
        value = value.value_or(0) * 10 + static_cast<uint32_t>(rest_[at] - '0');
      }
      return value;
    };
    const auto least = number();
    const bool open = at < rest_.size() && rest_[at] == ',';
    if (open) {
      ++at;
      number();
    }
    if (!least || at >= rest_.size() || rest_[at] != '}') {
      Copy(1);
      return true;
    }
    const std::string_view counted = rest_.substr(0, at + 1);
    forms_.plain.append(counted);
    if (!open && *least <= kMostExact) {
      forms_.gate.append(counted);
    } else {
      forms_.gate.append(*least == 0 ? "*" : "+");
    }
    rest_.remove_prefix(at + 1);
    return true;
  }

  std::string_view rest_;
  bool in_class_ = false;
  bool negated_ = false;
  QuickForms forms_;
};

}  // namespace

std::optional<QuickForms> QuickFormsOf(std::string_view pattern) { return Rewriter(pattern).Run(); }

}  // namespace discreet
