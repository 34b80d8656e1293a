#include "oracle/pattern_sampler.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet::oracle {
namespace {

struct Range {
  char32_t first, last;
};
using Ranges = std::vector<Range>;

constexpr uint32_t kOpenEnd = UINT32_MAX;
// Letters in another case where case does not matter, percent.
constexpr uint32_t kFolded = 4;
// How far beyond the least count an open repeat goes.
constexpr uint32_t kOpenSlack = 4;

// A few blocks of each class: enough to meet one-, two- and three-byte characters.
Ranges UnicodeClass(std::string_view name) {
  if (name == "L") {
    return {{'a', 'z'},     {'A', 'Z'},     {0xC0, 0xD6},   {0xD8, 0xF6},   {0x100, 0x17E},
            {0x3B1, 0x3C9}, {0x410, 0x44F}, {0x5D0, 0x5EA}, {0x628, 0x63A}, {0x4E00, 0x4E20}};
  }
  if (name == "Lu") return {{'A', 'Z'}, {'A', 'Z'}, {0xC0, 0xD6}, {0xD8, 0xDE}, {0x410, 0x42F}};
  if (name == "Ll") return {{'a', 'z'}, {'a', 'z'}, {0xDF, 0xF6}, {0xF8, 0xFF}, {0x430, 0x44F}};
  if (name == "M" || name == "Mn") return {{0x300, 0x304}};
  if (name == "N" || name == "Nd") return {{'0', '9'}, {'0', '9'}, {0x660, 0x669}};
  if (name == "P") return {{'!', '#'}, {'*', '*'}, {',', '/'}, {0x2018, 0x201D}};
  if (name == "S") return {{'$', '$'}, {'+', '+'}, {0x20AC, 0x20AC}, {0x1F600, 0x1F610}};
  if (name == "Z" || name == "Zs") return {{' ', ' '}, {0xA0, 0xA0}};
  return {{'a', 'z'}, {'0', '9'}};
}

Ranges AsciiClass(char letter) {
  switch (letter) {
    case 'd':
      return {{'0', '9'}};
    case 'w':
      return {{'a', 'z'}, {'A', 'Z'}, {'0', '9'}, {'_', '_'}};
    default:
      return {{' ', ' '}, {' ', ' '}, {' ', ' '}, {'\t', '\t'}, {'\n', '\n'}};
  }
}

Ranges PosixClass(std::string_view name) {
  if (name == "alpha") return {{'a', 'z'}, {'A', 'Z'}};
  if (name == "digit") return {{'0', '9'}};
  if (name == "upper") return {{'A', 'Z'}};
  if (name == "lower") return {{'a', 'z'}};
  if (name == "punct") return {{'!', '/'}, {':', '@'}};
  if (name == "space") return AsciiClass('s');
  return {{'a', 'z'}, {'A', 'Z'}, {'0', '9'}};
}

bool Within(const Ranges& ranges, char32_t value) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return value >= range.first && value <= range.last; });
}

// Some characters that stand outside `ranges`.
Ranges Outside(const Ranges& ranges) {
  constexpr std::u32string_view kCandidates = U"  aeiostnrXYKM0123789-_.,;:!?'\"#@/()&+éßñж👋\n";
  Ranges result;
  for (const char32_t value : kCandidates) {
    if (!Within(ranges, value)) result.push_back({value, value});
  }
  return result;
}

void Append(char32_t value, std::string& out) {
  char bytes[4];
  out.append(bytes, Encode(value, bytes));
}

}  // namespace

struct PatternSampler::Node {
  enum class Kind : uint8_t { kClass, kSequence, kChoice, kRepeat } kind = Kind::kSequence;
  Ranges ranges;               // kClass
  bool fold = false;           // kClass
  uint32_t least = 1;          // kRepeat
  uint32_t most = 1;           // kRepeat
  std::vector<Node> children;  // kSequence, kChoice; one of kRepeat

  void Sample(Random& random, std::string& out) const;
  void SampleClass(Random& random, std::string& out) const;
};

namespace {

using Node = PatternSampler::Node;

// Recursive descent over a pattern. Whatever it does not know stands for itself.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : rest_(pattern) {}

  Node Choice() {
    Node choice;
    choice.kind = Node::Kind::kChoice;
    const bool fold = fold_;
    choice.children.push_back(Sequence());
    while (Take("|")) choice.children.push_back(Sequence());
    fold_ = fold;
    return choice;
  }

 private:
  bool Take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  char32_t TakeCharacter() {
    const CodePoint code = DecodeAt(rest_, 0);
    rest_.remove_prefix(code.length);
    return code.value;
  }

  Node Sequence() {
    Node sequence;
    while (!rest_.empty() && rest_[0] != '|' && rest_[0] != ')') {
      const size_t before = sequence.children.size();
      Atom(sequence);
      if (sequence.children.size() > before) Repeats(sequence.children.back());
    }
    return sequence;
  }

  void Atom(Node& into) {
    if (Take("^") || Take("$")) return;
    if (Take("(")) return Group(into);
    if (Take("[")) return Add(into, Class());
    if (Take(".")) return Add(into, Outside({{'\n', '\n'}}));
    if (rest_[0] == '\\' && rest_.size() > 1) {
      Ranges ranges;
      if (Escape(ranges)) Add(into, std::move(ranges));
      return;
    }
    const char32_t value = TakeCharacter();
    Add(into, {{value, value}});
  }

  void Add(Node& into, Ranges ranges) {
    Node node;
    node.kind = Node::Kind::kClass;
    node.ranges = std::move(ranges);
    node.fold = fold_;
    into.children.push_back(std::move(node));
  }

  // After "(". Flags alone, "(?i)", last to the end of the group they stand in.
  void Group(Node& into) {
    const bool outer = fold_;
    if (Take("?P<") || Take("?<")) {
      rest_.remove_prefix(rest_.find('>') + 1);
    } else if (Take("?")) {
      bool on = true;
      while (!rest_.empty() && rest_[0] != ':' && rest_[0] != ')') {
        if (rest_[0] == '-') on = false;
        if (rest_[0] == 'i') fold_ = on;
        rest_.remove_prefix(1);
      }
      if (Take(")")) return;
      Take(":");
    }
    into.children.push_back(Choice());
    Take(")");
    fold_ = outer;
  }

  // At a backslash. False for what stands for no character.
  bool Escape(Ranges& ranges) {
    const char letter = rest_[1];
    rest_.remove_prefix(2);
    switch (letter) {
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return false;
      case 'd':
      case 'w':
      case 's':
        ranges = AsciiClass(letter);
        return true;
      case 'D':
      case 'W':
      case 'S':
        ranges = Outside(AsciiClass(static_cast<char>(letter + ('a' - 'A'))));
        return true;
      case 'p':
      case 'P':
        ranges = UnicodeClass(UnicodeName());
        if (letter == 'P') ranges = Outside(ranges);
        return true;
      default:
        const char32_t value = EscapedCharacter(letter);
        ranges = {{value, value}};
        return true;
    }
  }

  std::string_view UnicodeName() {
    const bool braced = Take("{");
    const size_t length = braced ? rest_.find('}') : 1;
    const std::string_view name = rest_.substr(0, length);
    rest_.remove_prefix(std::min(rest_.size(), length + (braced ? 1 : 0)));
    return name;
  }

  char32_t EscapedCharacter(char letter) {
    if (letter == 'n') return '\n';
    if (letter == 't') return '\t';
    if (letter == 'r') return '\r';
    if (letter != 'x') return static_cast<unsigned char>(letter);
    const bool braced = Take("{");
    const size_t length = braced ? rest_.find('}') : 2;
    uint32_t value = 0;
    std::from_chars(rest_.data(), rest_.data() + std::min(length, rest_.size()), value, 16);
    rest_.remove_prefix(std::min(rest_.size(), length + (braced ? 1 : 0)));
    return value;
  }

  // After "[".
  Ranges Class() {
    const bool negated = Take("^");
    Ranges ranges;
    for (bool first = true; !rest_.empty() && (first || rest_[0] != ']'); first = false) {
      Ranges member = Member();
      const bool single = member.size() == 1 && member[0].first == member[0].last;
      if (single && rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
        rest_.remove_prefix(1);
        const Ranges last = Member();
        if (!last.empty()) member[0].last = last[0].first;
      }
      ranges.insert(ranges.end(), member.begin(), member.end());
    }
    Take("]");
    return negated ? Outside(ranges) : ranges;
  }

  Ranges Member() {
    if (Take("[:")) {
      const size_t length = rest_.find(":]");
      Ranges ranges = PosixClass(rest_.substr(0, length));
      rest_.remove_prefix(std::min(rest_.size(), length + 2));
      return ranges;
    }
    Ranges ranges;
    if (rest_[0] == '\\' && rest_.size() > 1) {
      Escape(ranges);
      return ranges;
    }
    const char32_t value = TakeCharacter();
    return {{value, value}};
  }

  void Repeats(Node& node) {
    for (;;) {
      uint32_t least = 1;
      uint32_t most = 1;
      if (Take("*")) {
        least = 0;
        most = kOpenEnd;
      } else if (Take("+")) {
        most = kOpenEnd;
      } else if (Take("?")) {
        least = 0;
      } else if (!Counts(least, most)) {
        return;
      }
      Take("?");  // how greedy it is does not matter here
      Node repeat;
      repeat.kind = Node::Kind::kRepeat;
      repeat.least = least;
      repeat.most = most;
      repeat.children.push_back(std::move(node));
      node = std::move(repeat);
    }
  }

  // {m}, {m,}, {m,n}; false for braces that stand for themselves.
  bool Counts(uint32_t& least, uint32_t& most) {
    const size_t end = rest_.find('}');
    if (!rest_.starts_with('{') || end == std::string_view::npos) return false;
    const char* const last = rest_.data() + end;
    const auto [after, error] = std::from_chars(rest_.data() + 1, last, least);
    if (error != std::errc()) return false;
    most = least;
    if (after != last) {
      if (*after != ',') return false;
      most = kOpenEnd;
      std::from_chars(after + 1, last, most);
    }
    rest_.remove_prefix(end + 1);
    return true;
  }

  std::string_view rest_;
  bool fold_ = false;
};

}  // namespace

void PatternSampler::Node::SampleClass(Random& random, std::string& out) const {
  if (ranges.empty()) return;
  const Range& range = random.PickFrom(ranges);
  char32_t value = range.first + random.Below(range.last - range.first + 1);
  if (fold && random.Chance(kFolded)) value = IsUpper(value) ? ToLower(value) : ToUpper(value);
  Append(value, out);
}

void PatternSampler::Node::Sample(Random& random, std::string& out) const {
  switch (kind) {
    case Kind::kClass:
      return SampleClass(random, out);
    case Kind::kSequence:
      for (const Node& child : children) child.Sample(random, out);
      return;
    case Kind::kChoice:
      return random.PickFrom(children).Sample(random, out);
    case Kind::kRepeat: {
      const uint32_t end = most == kOpenEnd ? least + kOpenSlack : most;
      // The ends of a count are where engines differ.
      const uint32_t count = random.Chance(15) ? end : random.Between(least, end);
      for (uint32_t i = 0; i < count; ++i) children[0].Sample(random, out);
    }
  }
}

PatternSampler::PatternSampler(std::string_view pattern)
    : root_(std::make_unique<Node>(Parser(pattern).Choice())) {}
PatternSampler::~PatternSampler() = default;
PatternSampler::PatternSampler(PatternSampler&&) noexcept = default;

std::string PatternSampler::Sample(Random& random) const {
  std::string out;
  root_->Sample(random, out);
  return out;
}

}  // namespace discreet::oracle
