#include "pack/compiler/sequence.h"

#include <re2/re2.h>

#include <algorithm>
#include <vector>

#include "pack/compiler/yaml_map.h"

namespace discreet {
namespace {

constexpr uint32_t kMostItems = 12;
constexpr uint32_t kWidestGap = 8;

// Between two words: blanks and commas, a few at most, so that the pattern stays narrow.
constexpr char kBetween[] = R"([\s,]{1,3})";
constexpr char kWordOfGap[] = R"((?:[^\s,]{1,24}[\s,]{1,3}))";

struct Item {
  std::string pattern;  // of the words; empty for a gap
  uint32_t gap = 0;     // words that may stand here
  bool mark = false;
};

// "room" as written, each blank any white space.
std::string Words(const std::string& text) {
  std::string pattern = RE2::QuoteMeta(text);
  RE2::GlobalReplace(&pattern, R"((?:\\? )+)", R"(\\s{1,3})");
  return pattern;
}

std::string AnyOf(std::vector<PlacedText> texts) {
  // RE2 takes the first that fits.
  std::stable_sort(texts.begin(), texts.end(),
                   [](const PlacedText& a, const PlacedText& b) { return a.text.size() > b.text.size(); });
  std::string pattern;
  for (const PlacedText& text : texts) pattern += (pattern.empty() ? "(?:" : "|") + Words(text.text);
  return pattern + ")";
}

Item ReadItem(const YAML::Node& node, const std::string& file, const std::string& what, Problems& problems) {
  YamlMap map(node, file, what + ": match.sequence", problems);
  Item item;
  const int kinds = static_cast<int>(map.Has("list")) + static_cast<int>(map.Has("any")) +
                    static_cast<int>(map.Has("pattern")) + static_cast<int>(map.Has("gap"));
  if (kinds != 1) map.Error("", "an item is one of list, any, pattern and gap", "keep one of them");
  item.mark = map.Flag("mark", false);
  item.gap = map.Number("gap", Need::kOptional, 1, kWidestGap);
  if (map.Has("any")) item.pattern = AnyOf(map.Texts("any", Need::kRequired));
  if (const std::string list = map.Text("list", Need::kOptional); !list.empty())
    item.pattern = "${" + list + "}";
  if (const std::string own = map.Text("pattern", Need::kOptional); !own.empty()) {
    item.pattern = "(?:" + own + ")";
    if (const RE2 compiled(own, RE2::Quiet); !compiled.ok() || compiled.NumberOfCapturingGroups() > 0) {
      map.Error("pattern", compiled.ok() ? "has a group of its own" : "does not compile: " + compiled.error(),
                "write (?:…) and mark the whole item");
    }
  }
  if (item.gap > 0 && item.mark) map.Error("mark", "a gap cannot be marked", "mark the words around it");
  map.Finish();
  return item;
}

std::string Join(const std::vector<Item>& items) {
  const auto marked = [](const Item& item) { return item.mark; };
  auto first = std::find_if(items.begin(), items.end(), marked);
  auto last = std::find_if(items.rbegin(), items.rend(), marked).base();
  if (first == items.end()) {
    first = items.begin();
    last = items.end();
  }
  std::string pattern = R"((?i)(?:^|[^\pL\pN]))";
  for (auto item = items.begin(); item != items.end(); ++item) {
    if (item == first) pattern += "(";
    if (item->gap > 0) {
      pattern += kWordOfGap + ("{0," + std::to_string(item->gap) + "}");
    } else {
      pattern += item->pattern;
    }
    if (item + 1 == last) pattern += ")";
    if (item->gap == 0 && item + 1 != items.end()) pattern += kBetween;
  }
  return pattern + R"((?:[^\pL\pN]|$))";
}

}  // namespace

std::string SequencePattern(const YAML::Node& sequence, const std::string& file, const std::string& what,
                            Problems& problems) {
  const size_t errors = problems.errors();
  if (!sequence.IsSequence() || sequence.size() < 2 || sequence.size() > kMostItems) {
    problems.Error(PlaceOf(sequence, file), what + ": a sequence is a list of 2 to 12 items",
                   "write one \"- \" line for each");
    return "";
  }
  std::vector<Item> items;
  for (const auto& node : sequence) items.push_back(ReadItem(node, file, what, problems));
  if (items.front().gap > 0 || items.back().gap > 0) {
    problems.Error(PlaceOf(sequence, file), what + ": a sequence begins and ends with words",
                   "take the gap out");
  }
  return problems.errors() > errors ? "" : Join(items);
}

}  // namespace discreet
