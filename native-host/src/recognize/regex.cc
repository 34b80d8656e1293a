#include "recognize/regex.h"

#include <algorithm>
#include <array>
#include <utility>

#include "recognize/char_set_builder.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr uint32_t kDeepestGroup = 100;
constexpr uint32_t kMostGroups = 16;     // of RegexNode::groups
constexpr uint32_t kMostRepeats = 1000;  // as RE2

// Properties and scripts without ASCII characters, nor any that (?i) takes for one.
constexpr std::string_view kBeyondAscii[] = {
    "M",       "Mn",       "Mc",       "Me",     "Lo",       "Lt",       "Arabic",  "Hebrew",
    "Greek",   "Cyrillic", "Han",      "Hangul", "Hiragana", "Thai",     "Lao",     "Devanagari",
    "Bengali", "Katakana", "Georgian", "Khmer",  "Tamil",    "Armenian", "Ethiopic"};

struct Flags {
  bool fold = false;
  bool dot_all = false;
  bool lines = false;
};

RegexNode SetNode(CharSet set) {
  RegexNode node;
  node.kind = RegexNode::Kind::kSet;
  node.set = set;
  return node;
}

RegexNode AssertNode(RegexNode::Assert assertion) {
  RegexNode node;
  node.kind = RegexNode::Kind::kAssert;
  node.assertion = assertion;
  return node;
}

// One child stands for itself.
RegexNode Joined(RegexNode::Kind kind, std::vector<RegexNode> children) {
  if (children.size() == 1) return std::move(children.front());
  RegexNode node;
  node.kind = children.empty() ? RegexNode::Kind::kEmpty : kind;
  for (const RegexNode& child : children) node.groups |= child.groups;
  node.children = std::move(children);
  return node;
}

// Reads from left to right. Every step returns false on what it does not know.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : rest_(pattern) {}

  std::optional<RegexNode> Run() {
    RegexNode root;
    if (!Alternation(0, root) || !rest_.empty()) return std::nullopt;
    return root;
  }

 private:
  bool Take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  // Flags set inside a group end with it.
  bool Alternation(uint32_t depth, RegexNode& out) {
    if (depth > kDeepestGroup) return false;
    const Flags outer = flags_;
    std::vector<RegexNode> choices(1);
    if (!Concatenation(depth, choices.back())) return false;
    while (Take("|")) {
      choices.emplace_back();
      if (!Concatenation(depth, choices.back())) return false;
    }
    flags_ = outer;
    out = Joined(RegexNode::Kind::kAlternate, std::move(choices));
    return true;
  }

  bool Concatenation(uint32_t depth, RegexNode& out) {
    std::vector<RegexNode> parts;
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      RegexNode part;
      if (!Atom(depth, part) || !Repeats(part)) return false;
      if (part.kind != RegexNode::Kind::kEmpty) parts.push_back(std::move(part));
    }
    out = Joined(RegexNode::Kind::kConcat, std::move(parts));
    return true;
  }

  bool Atom(uint32_t depth, RegexNode& out) {
    switch (rest_.front()) {
      case '(':
        return Group(depth, out);
      case '[':
        return Class(out);
      case '\\':
        return Escape(out);
      case '.':
        rest_.remove_prefix(1);
        return Dot(out);
      case '^':
        rest_.remove_prefix(1);
        out = AssertNode(flags_.lines ? RegexNode::Assert::kLineStart : RegexNode::Assert::kTextStart);
        return true;
      case '$':
        rest_.remove_prefix(1);
        out = AssertNode(flags_.lines ? RegexNode::Assert::kLineEnd : RegexNode::Assert::kTextEnd);
        return true;
      case '*':
      case '+':
      case '?':
        return false;
      default:
        out = SetNode(Single(TakeCharacter()));
        return true;
    }
  }

  bool Dot(RegexNode& out) const {
    CharSetBuilder all(false);
    if (!flags_.dot_all) all.AddRange('\n', '\n');
    out = SetNode(all.Build(true));
    return true;
  }

  CharSet Single(char32_t code) const {
    CharSetBuilder one(flags_.fold);
    one.AddRange(code, code);
    return one.Build(false);
  }

  char32_t TakeCharacter() {
    const CodePoint code = DecodeAt(rest_, 0);
    rest_.remove_prefix(code.length);
    return code.value;
  }

  // ( ), (?: ), (?i: ), (?P<name> ) and flags for the rest of the group: (?i).
  bool Group(uint32_t depth, RegexNode& out) {
    rest_.remove_prefix(1);
    const Flags outer = flags_;
    const bool captures = !rest_.starts_with('?') || rest_.starts_with("?P<");
    const uint32_t group = captures ? ++groups_ : 0;
    if (Take("?P<")) {
      const size_t end = rest_.find('>');
      if (end == std::string_view::npos) return false;
      rest_.remove_prefix(end + 1);
    } else if (Take("?")) {
      if (!TakeFlags()) return false;
      if (Take(")")) return true;
      if (!Take(":")) return false;
    }
    if (!Alternation(depth + 1, out) || !Take(")")) return false;
    if (captures && group < kMostGroups) {
      out.groups |= static_cast<uint16_t>(1U << group);
      out.group = static_cast<uint8_t>(group);
    }
    flags_ = outer;
    return true;
  }

  bool TakeFlags() {
    bool on = true;
    while (!rest_.empty() && rest_.front() != ')' && rest_.front() != ':') {
      switch (rest_.front()) {
        case 'i':
          flags_.fold = on;
          break;
        case 's':
          flags_.dot_all = on;
          break;
        case 'm':
          flags_.lines = on;
          break;
        case 'U':
          break;
        case '-':
          if (!on) return false;
          on = false;
          break;
        default:
          return false;
      }
      rest_.remove_prefix(1);
    }
    return !rest_.empty();
  }

  // * + ? {m} {m,} {m,n}, each with an optional ?. Braces that are no count are themselves.
  bool Repeats(RegexNode& part) {
    uint32_t least = 0, most = 0;
    if (!TakeCount(least, most)) return true;
    Take("?");
    if (most != RegexNode::kNoMost && (most > kMostRepeats || least > most)) return false;
    if (least > kMostRepeats) return false;
    RegexNode repeat;
    repeat.kind = RegexNode::Kind::kRepeat;
    repeat.least = least;
    repeat.most = most;
    repeat.groups = part.groups;
    repeat.children.push_back(std::move(part));
    part = std::move(repeat);
    uint32_t more = 0;
    return !TakeCount(more, more);  // "a**" is left to RE2
  }

  bool TakeCount(uint32_t& least, uint32_t& most) {
    if (Take("*") || Take("+")) {
      least = rest_.data()[-1] == '+' ? 1 : 0;
      most = RegexNode::kNoMost;
      return true;
    }
    if (Take("?")) {
      least = 0;
      most = 1;
      return true;
    }
    const std::string_view before = rest_;
    if (Take("{") && TakeNumber(least)) {
      most = least;
      if (Take(",") && !TakeNumber(most)) most = RegexNode::kNoMost;
      if (Take("}")) return true;
    }
    rest_ = before;
    return false;
  }

  bool TakeNumber(uint32_t& value) {
    const size_t digits = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    if (digits == 0 || digits > 6) return false;
    value = 0;
    for (size_t i = 0; i < digits; ++i) value = value * 10 + static_cast<uint32_t>(rest_[i] - '0');
    rest_.remove_prefix(digits);
    return true;
  }

  bool Escape(RegexNode& out) {
    if (rest_.size() < 2) return false;
    switch (rest_[1]) {
      case 'b':
        return TakeAssertion(RegexNode::Assert::kWord, out);
      case 'B':
        return TakeAssertion(RegexNode::Assert::kNotWord, out);
      case 'A':
        return TakeAssertion(RegexNode::Assert::kTextStart, out);
      case 'z':
        return TakeAssertion(RegexNode::Assert::kTextEnd, out);
      default:
        break;
    }
    CharSetBuilder members(flags_.fold);
    if (!ClassEscape(members)) {
      char32_t code = 0;
      if (!TakeEscapedCharacter(code)) return false;
      members.AddRange(code, code);
    }
    out = SetNode(members.Build(false));
    return true;
  }

  bool TakeAssertion(RegexNode::Assert assertion, RegexNode& out) {
    rest_.remove_prefix(2);
    out = AssertNode(assertion);
    return true;
  }

  // \d \D \w \W \s \S \p{L} \P{L} \pL: takes them and adds their members, or takes nothing.
  bool ClassEscape(CharSetBuilder& members) {
    if (rest_.size() < 2) return false;
    const auto add = [&](const Ascii& ascii, bool negated) {
      rest_.remove_prefix(2);
      members.AddAscii(negated ? ~ascii : ascii);
      if (negated) members.AddBeyond();
      return true;
    };
    switch (rest_[1]) {
      case 'd':
      case 'D':
        return add(Digits(), rest_[1] == 'D');
      case 'w':
      case 'W':
        return add(WordBytes(), rest_[1] == 'W');
      case 's':
      case 'S':
        return add(Spaces(), rest_[1] == 'S');
      case 'p':
      case 'P':
        return UnicodeEscape(members);
      default:
        return false;
    }
  }

  bool UnicodeEscape(CharSetBuilder& members) {
    const bool negated = rest_[1] == 'P';
    std::string_view name = rest_.substr(2, 1);
    size_t length = 3;
    if (name == "{") {
      const size_t end = rest_.find('}');
      if (end == std::string_view::npos) return false;
      name = rest_.substr(3, end - 3);
      length = end + 1;
    }
    Ascii ascii;
    if (name == "L") {
      ascii = Uppers() | Lowers();
    } else if (name == "Lu" || name == "Ll") {
      ascii = name == "Lu" ? Uppers() : Lowers();
      if (flags_.fold) ascii = Uppers() | Lowers();  // before it is negated
    } else if (name == "N" || name == "Nd") {
      ascii = Digits();
    } else if (std::find(std::begin(kBeyondAscii), std::end(kBeyondAscii), name) == std::end(kBeyondAscii)) {
      return false;
    }
    rest_.remove_prefix(length);
    members.AddAscii(negated ? ~ascii : ascii);
    members.AddBeyond();
    return true;
  }

  bool TakeEscapedCharacter(char32_t& code) {
    if (rest_.size() < 2) return false;
    const char c = rest_[1];
    constexpr std::string_view kNames = "aftnrv";
    constexpr std::string_view kCodes = "\a\f\t\n\r\v";
    if (const size_t at = kNames.find(c); at != std::string_view::npos) {
      code = static_cast<char32_t>(kCodes[at]);
      rest_.remove_prefix(2);
      return true;
    }
    if (c == 'x') return TakeHex(code);
    const bool punctuation = (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') ||
                             (c > 'z' && c < 0x7F) || c == ' ';
    if (!punctuation) return false;
    code = static_cast<char32_t>(c);
    rest_.remove_prefix(2);
    return true;
  }

  // \x41, \x{10FFFF}
  bool TakeHex(char32_t& code) {
    rest_.remove_prefix(2);
    const bool braces = Take("{");
    const size_t end = braces ? rest_.find('}') : 2;
    if (end == std::string_view::npos || end == 0 || end > 6 || end > rest_.size()) return false;
    code = 0;
    for (const char c : rest_.substr(0, end)) {
      const size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
      if (digit == std::string_view::npos) return false;
      code = code * 16 + static_cast<char32_t>(digit);
    }
    rest_.remove_prefix(end + (braces ? 1 : 0));
    return code <= CharSetBuilder::kLastCode;
  }

  bool Class(RegexNode& out) {
    rest_.remove_prefix(1);
    const bool negated = Take("^");
    CharSetBuilder members(flags_.fold);
    bool first = true;
    while (first || !rest_.starts_with(']')) {
      if (rest_.empty() || !ClassMember(members)) return false;
      first = false;
    }
    rest_.remove_prefix(1);
    out = SetNode(members.Build(negated));
    return true;
  }

  bool ClassMember(CharSetBuilder& members) {
    if (rest_.starts_with("[:")) return PosixClass(members);
    if (rest_.starts_with('\\') && ClassEscape(members)) return true;
    char32_t first = 0;
    if (!ClassCharacter(first)) return false;
    char32_t last = first;
    if (rest_.size() >= 2 && rest_[0] == '-' && rest_[1] != ']') {
      rest_.remove_prefix(1);
      if (!ClassCharacter(last)) return false;
    }
    if (last < first) return false;
    members.AddRange(first, last);
    return true;
  }

  bool ClassCharacter(char32_t& code) {
    if (rest_.empty()) return false;
    if (rest_.front() == '\\') return TakeEscapedCharacter(code);
    code = TakeCharacter();
    return true;
  }

  bool PosixClass(CharSetBuilder& members) {
    static const std::pair<std::string_view, Ascii> kNames[] = {{"[:alpha:]", Uppers() | Lowers()},
                                                                {"[:digit:]", Digits()},
                                                                {"[:alnum:]", Uppers() | Lowers() | Digits()},
                                                                {"[:upper:]", Uppers()},
                                                                {"[:lower:]", Lowers()},
                                                                {"[:space:]", Spaces() | Range('\v', '\v')},
                                                                {"[:word:]", WordBytes()}};
    for (const auto& [name, ascii] : kNames) {
      if (!Take(name)) continue;
      members.AddAscii(ascii);
      return true;
    }
    return false;
  }

  std::string_view rest_;
  Flags flags_;
  uint32_t groups_ = 0;  // opened so far
};

}  // namespace

std::optional<RegexNode> ParseRegex(std::string_view pattern) { return Parser(pattern).Run(); }

}  // namespace discreet
