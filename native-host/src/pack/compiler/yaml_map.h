#pragma once

#include <yaml-cpp/yaml.h>

#include <cstdint>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/compiler/problems.h"

namespace discreet {

enum class Need : uint8_t { kRequired, kOptional };

// A word of the pack's language and what it stands for.
template <typename E>
struct NamedValue {
  std::string_view name;
  E value;
};

// Reads one mapping of a YAML file by key. What is missing, of the wrong type or out of range is reported and
// reads as the default, so that reading goes on and all problems are found in one run. Keys that nobody asked
// for are reported by Finish().
class YamlMap {
 public:
  // `what` names the mapping in messages: "rule phi.mrn.labelled". `problems` must outlive this object.
  YamlMap(const YAML::Node& node, const std::string& file, std::string what, Problems& problems);

  bool Has(std::string_view key) const;
  const Place& place() const { return place_; }
  Place PlaceOf(std::string_view key) const;

  // May be empty text only where `empty_allowed`.
  std::string Text(std::string_view key, Need need, bool empty_allowed = false);
  uint32_t Number(std::string_view key, Need need, uint32_t min = 0, uint32_t max = UINT32_MAX,
                  uint32_t otherwise = 0);
  bool Flag(std::string_view key, bool otherwise);
  float Figure(std::string_view key, Need need, float min, float max, float otherwise = 0);
  std::vector<PlacedText> Texts(std::string_view key, Need need, bool empty_allowed = false);

  template <typename E>
  E Word(std::string_view key, Need need, std::span<const NamedValue<E>> names, E otherwise = E{}) {
    const std::string text = Text(key, need);
    if (text.empty()) return otherwise;
    for (const auto& named : names) {
      if (named.name == text) return named.value;
    }
    std::string all;
    for (const auto& named : names) (all += all.empty() ? "" : ", ") += named.name;
    Error(key, "\"" + text + "\" is no " + std::string(key), "use one of: " + all);
    return otherwise;
  }

  // The value of a key, for reading by other means; undefined where the key is missing.
  YAML::Node Child(std::string_view key, Need need);

  // Renames the mapping in messages once its id is known.
  void Rename(std::string what) { what_ = std::move(what); }

  void Error(std::string_view key, const std::string& what, const std::string& mend);

  // Reports keys that are unknown or there twice.
  void Finish();

 private:
  std::string file_;
  std::string what_;
  Problems& problems_;
  Place place_;
  YAML::Node node_;
  std::set<std::string, std::less<>> asked_;
};

// Place of a node; the whole file for a node that is not there.
Place PlaceOf(const YAML::Node& node, const std::string& file);

// The file's document; a null node after reporting that it cannot be read or is no YAML.
YAML::Node LoadYaml(const std::string& file, Problems& problems);

}  // namespace discreet
