#include "recognize/stand_ins.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "text/utf8.h"

namespace discreet {
namespace {

#include "stand_in_tables.inc"

constexpr char32_t kFirst = 0x100;

// The first range that ends at `code` or later.
const StandInRange* RangeAt(char32_t code) {
  return std::lower_bound(std::begin(kStandIns), std::end(kStandIns), code,
                          [](const StandInRange& range, char32_t c) { return range.last < c; });
}

char32_t StandIn(char32_t code) {
  if (code < kFirst) return code;
  const StandInRange* const range = RangeAt(code);
  return range != std::end(kStandIns) && range->first <= code ? range->stand_in : code;
}

// Whether something of [first, last] has a stand-in.
bool AnyStandsIn(char32_t first, char32_t last) {
  const StandInRange* const range = RangeAt(std::max(first, kFirst));
  return range != std::end(kStandIns) && range->first <= last;
}

bool IsCut(char32_t code) { return std::find(std::begin(kCuts), std::end(kCuts), code) != std::end(kCuts); }

// Whether a class may hold [first, last]: it takes in all that one letter stands for, or nothing of it.
bool KeepsWhole(char32_t first, char32_t last, bool folds) {
  if (last < kFirst || !AnyStandsIn(first, last)) return true;
  if (first == last) return false;
  return !folds && (first < kFirst || IsCut(first)) && IsCut(last + 1);
}

// Reads a pattern from left to right and writes the reduced one.
class Reducer {
 public:
  explicit Reducer(std::string_view pattern) : rest_(pattern) {}

  std::optional<std::string> Run() {
    while (!rest_.empty()) {
      if (!Step()) return std::nullopt;
    }
    return in_class_ ? std::nullopt : std::optional(std::move(out_));
  }

 private:
  bool Step() {
    switch (rest_.front()) {
      case '\\':
        return Escape();
      case '[':
        return in_class_ ? NamedClass() : OpenClass();
      case ']':
        in_class_ = false;
        return Copy(1);
      case '(':
        return in_class_ ? Character() : OpenGroup();
      case ')':
        return in_class_ ? Character() : CloseGroup();
      default:
        return Character();
    }
  }

  bool Copy(size_t count) {
    out_.append(rest_.substr(0, count));
    rest_.remove_prefix(count);
    return true;
  }

  bool OpenClass() {
    in_class_ = true;
    Copy(rest_.starts_with("[^") ? 2 : 1);
    if (rest_.starts_with(']')) Copy(1);  // "[]a]": a bracket that is a member
    return true;
  }

  // "[[:alpha:]]" and a plain "[" inside a class.
  bool NamedClass() {
    const size_t end = rest_.starts_with("[:") ? rest_.find(":]") : std::string_view::npos;
    return Copy(end == std::string_view::npos ? 1 : end + 2);
  }

  // Flags set in a group hold to its end.
  bool OpenGroup() {
    folds_outside_.push_back(folds_);
    if (!rest_.starts_with("(?") || rest_.starts_with("(?P") || rest_.starts_with("(?<")) return Copy(1);
    const size_t end = rest_.find_first_of(":)");
    if (end == std::string_view::npos) return false;
    bool on = true;
    for (const char flag : rest_.substr(2, end - 2)) {
      if (flag == '-') on = false;
      if (flag == 'i') folds_ = on;
    }
    if (rest_[end] == ')') folds_outside_.pop_back();  // "(?i)" is no group
    return Copy(end + 1);
  }

  bool CloseGroup() {
    if (folds_outside_.empty()) return false;
    folds_ = folds_outside_.back();
    folds_outside_.pop_back();
    return Copy(1);
  }

  // A character that stands for itself, or a range of them.
  bool Character() {
    const std::optional<Literal> first = LiteralAt(0);
    if (!first) return false;
    size_t length = first->length;
    char32_t last = first->code;
    if (in_class_ && rest_.size() > length + 1 && rest_[length] == '-' && rest_[length + 1] != ']') {
      const std::optional<Literal> end = LiteralAt(length + 1);
      if (!end) return false;
      last = end->code;
      length += 1 + end->length;
    }
    return KeepsWhole(first->code, last, folds_) && Copy(length);
  }

  struct Literal {
    char32_t code;
    size_t length;
  };

  // The character written at `at`: itself, \x{41}, \x41, or an escaped sign. nullopt for anything else that
  // begins with a backslash.
  std::optional<Literal> LiteralAt(size_t at) const {
    const std::string_view text = rest_.substr(at);
    if (text.front() != '\\') {
      const CodePoint code = DecodeAt(text, 0);
      return Literal{code.value, code.length};
    }
    if (text.size() < 2) return std::nullopt;
    if (text[1] == 'x') return HexAt(text);
    const auto sign = static_cast<unsigned char>(text[1]);
    const bool letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    const bool control = text.find_first_of("nrtfva") == 1;
    if ((letter && !control) || (sign >= '0' && sign <= '9') || sign >= 0x80) return std::nullopt;
    return Literal{sign, 2};  // a control or an ASCII sign: nothing stands in for either
  }

  static std::optional<Literal> HexAt(std::string_view text) {
    const bool braces = text.starts_with("\\x{");
    const size_t begin = braces ? 3 : 2;
    const size_t end = braces ? text.find('}') : begin + 2;
    if (end == std::string_view::npos || end > text.size() || end == begin) return std::nullopt;
    char32_t code = 0;
    for (const char digit : text.substr(begin, end - begin)) {
      const std::string_view digits = "0123456789abcdefABCDEF";
      const size_t value = digits.find(digit);
      if (value == std::string_view::npos || code > 0x10FFFF) return std::nullopt;
      code = code * 16 + static_cast<char32_t>(value < 16 ? value : value - 6);
    }
    return Literal{code, braces ? end + 1 : end};
  }

  bool Escape() {
    if (rest_.size() < 2) return false;
    switch (rest_[1]) {
      case 'p':
        return UnicodeClass();
      case 'd':
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return Copy(2);
      default:
        return Character();
    }
  }

  // \p{L}, \pL. With regard to case only where (?i) adds nothing to the class but what is kept.
  bool UnicodeClass() {
    std::string_view name = rest_.substr(2, 1);
    size_t length = 3;
    if (name == "{") {
      const size_t end = rest_.find('}');
      if (end == std::string_view::npos) return false;
      name = rest_.substr(3, end - 3);
      length = end + 1;
    }
    if (folds_ && (name == "Lu" || name == "Ll")) return false;
    for (const ReducedClass& known : kReducedClasses) {
      if (known.name != name) continue;
      out_.append(in_class_ ? "" : "[").append(known.members).append(in_class_ ? "" : "]");
      rest_.remove_prefix(length);
      return true;
    }
    return false;
  }

  std::string_view rest_;
  std::string out_;
  bool in_class_ = false;
  bool folds_ = false;
  std::vector<bool> folds_outside_;  // of each open group
};

}  // namespace

bool IsReduced(std::string_view text) {
  for (uint32_t at = AsciiPrefix(text); at < text.size();) {
    const CodePoint code = DecodeAt(text, at);
    if (StandIn(code.value) != code.value) return false;
    at += code.length;
  }
  return true;
}

std::pmr::string Reduced(std::string_view text, std::pmr::memory_resource* memory) {
  std::pmr::string reduced(text, memory);
  for (uint32_t at = AsciiPrefix(text); at < text.size();) {
    const CodePoint code = DecodeAt(text, at);
    // The same number of bytes: no stand-in is of another stretch, and stretches end where UTF-8 grows.
    if (const char32_t other = StandIn(code.value); other != code.value) Encode(other, reduced.data() + at);
    at += code.length;
  }
  return reduced;
}

std::optional<std::string> ReducedPattern(std::string_view pattern) { return Reducer(pattern).Run(); }

}  // namespace discreet
