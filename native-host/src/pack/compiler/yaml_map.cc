#include "pack/compiler/yaml_map.h"

#include <cmath>

namespace discreet {
namespace {

// Whether `a` becomes `b` by at most two letters changed, left out or added.
bool IsNear(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t corner = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
      corner = above;
    }
  }
  return row[b.size()] <= 2;
}

}  // namespace

Place PlaceOf(const YAML::Node& node, const std::string& file) {
  if (!node.IsDefined() || node.Mark().is_null()) return {file, 0, 0};
  return {file, node.Mark().line + 1, node.Mark().column + 1};
}

YAML::Node LoadYaml(const std::string& file, Problems& problems) {
  try {
    return YAML::LoadFile(file);
  } catch (const YAML::BadFile&) {
    problems.Error({file, 0, 0}, "cannot be read", "check that it is there and may be read");
  } catch (const YAML::Exception& error) {
    problems.Error({file, error.mark.line + 1, error.mark.column + 1}, "is no YAML here: " + error.msg,
                   "mend the indentation, quote or bracket at this place");
  }
  return YAML::Node();
}

YamlMap::YamlMap(const YAML::Node& node, const std::string& file, std::string what, Problems& problems)
    : file_(file), what_(std::move(what)), problems_(problems), place_(discreet::PlaceOf(node, file)) {
  if (node.IsMap()) {
    node_.reset(node);
  } else {
    node_.reset(YAML::Node(YAML::NodeType::Map));
    problems_.Error(place_, what_ + " is no mapping", "write it as \"key: value\" lines");
  }
}

bool YamlMap::Has(std::string_view key) const {
  const YAML::Node& node = node_;
  return node[std::string(key)].IsDefined();
}

Place YamlMap::PlaceOf(std::string_view key) const {
  const YAML::Node& node = node_;
  const YAML::Node value = node[std::string(key)];
  return value.IsDefined() ? discreet::PlaceOf(value, file_) : place_;
}

void YamlMap::Error(std::string_view key, const std::string& what, const std::string& mend) {
  problems_.Error(PlaceOf(key), what_ + ": " + what, mend);
}

YAML::Node YamlMap::Child(std::string_view key, Need need) {
  asked_.emplace(key);
  const YAML::Node& node = node_;
  const YAML::Node value = node[std::string(key)];
  if (!value.IsDefined()) {
    if (need == Need::kRequired) Error(key, "\"" + std::string(key) + "\" is missing", "add it");
    return YAML::Node(YAML::NodeType::Undefined);
  }
  return value;
}

std::string YamlMap::Text(std::string_view key, Need need, bool empty_allowed) {
  const YAML::Node value = Child(key, need);
  if (!value.IsDefined()) return "";
  if (!value.IsScalar()) {
    Error(key, "\"" + std::string(key) + "\" must be one text",
          "write it behind the colon, in quotes where needed");
    return "";
  }
  if (value.Scalar().empty() && !empty_allowed)
    Error(key, "\"" + std::string(key) + "\" is empty", "fill it in");
  return value.Scalar();
}

uint32_t YamlMap::Number(std::string_view key, Need need, uint32_t min, uint32_t max, uint32_t otherwise) {
  const YAML::Node value = Child(key, need);
  if (!value.IsDefined()) return otherwise;
  uint32_t number = 0;
  const bool digits = value.IsScalar() && value.Scalar().find_first_not_of("0123456789") == std::string::npos;
  if (digits && YAML::convert<uint32_t>::decode(value, number) && number >= min && number <= max)
    return number;
  Error(key,
        "\"" + std::string(key) + "\" must be a whole number from " + std::to_string(min) + " to " +
            std::to_string(max),
        "use one");
  return otherwise;
}

bool YamlMap::Flag(std::string_view key, bool otherwise) {
  const YAML::Node value = Child(key, Need::kOptional);
  if (!value.IsDefined()) return otherwise;
  if (value.IsScalar() && value.Scalar() == "true") return true;
  if (!value.IsScalar() || value.Scalar() != "false") {
    Error(key, "\"" + std::string(key) + "\" must be true or false", "use one of them, in lower case");
  }
  return false;
}

float YamlMap::Figure(std::string_view key, Need need, float min, float max, float otherwise) {
  const YAML::Node value = Child(key, need);
  if (!value.IsDefined()) return otherwise;
  float figure = 0;
  if (value.IsScalar() && YAML::convert<float>::decode(value, figure) && figure >= min && figure <= max)
    return figure;
  char range[64];
  std::snprintf(range, sizeof range, "%g to %g", static_cast<double>(min), static_cast<double>(max));
  Error(key, "\"" + std::string(key) + "\" must be a number from " + range, "use one");
  return otherwise;
}

std::vector<PlacedText> YamlMap::Texts(std::string_view key, Need need, bool empty_allowed) {
  const YAML::Node value = Child(key, need);
  std::vector<PlacedText> texts;
  if (!value.IsDefined()) return texts;
  if (!value.IsSequence()) {
    Error(key, "\"" + std::string(key) + "\" must be a list", "write [one, two] or one \"- \" line each");
    return texts;
  }
  for (const auto& entry : value) {
    const Place place = discreet::PlaceOf(entry, file_);
    if (!entry.IsScalar() || (entry.Scalar().empty() && !empty_allowed)) {
      problems_.Error(place, what_ + ": \"" + std::string(key) + "\" holds something that is no text",
                      "write each entry as a text, in quotes where it has : or # inside");
    } else {
      texts.push_back({entry.Scalar(), place});
    }
  }
  return texts;
}

void YamlMap::Finish() {
  std::set<std::string> seen;
  for (const auto& pair : node_) {
    if (!pair.first.IsScalar()) {
      problems_.Error(discreet::PlaceOf(pair.first, file_), what_ + ": a key is no text", "write key: value");
      continue;
    }
    const std::string& key = pair.first.Scalar();
    if (!seen.insert(key).second) {
      problems_.Error(discreet::PlaceOf(pair.first, file_), what_ + ": \"" + key + "\" is there twice",
                      "keep one");
    }
    if (asked_.contains(key)) continue;
    std::string mend = "take it out";
    for (const auto& known : asked_) {
      if (IsNear(key, known)) mend = "did you mean \"" + known + "\"?";
    }
    problems_.Error(discreet::PlaceOf(pair.first, file_), what_ + ": unknown key \"" + key + "\"", mend);
  }
}

}  // namespace discreet
