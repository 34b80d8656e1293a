#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "pack/compiler/source_files.h"
#include "pack/compiler/yaml_map.h"
#include "pack/rule_limits.h"
#include "re2/re2.h"

namespace discreet {
namespace {

namespace fs = std::filesystem;

// Files of `folder` with this extension, by name: the order of a directory is not the same everywhere.
std::vector<fs::path> FilesIn(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == extension && at->path().filename().string()[0] != '.')
      files.push_back(at->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// "0.1.0" as 1,000; reports and gives 0 for anything else.
uint32_t ReadEngine(YamlMap& map, std::string_view key) {
  const std::string text = map.Text(key, Need::kRequired);
  uint32_t major = 0, minor = 0, patch = 0;
  if (!text.empty() && RE2::FullMatch(text, R"((\d{1,3})\.(\d{1,3})\.(\d{1,3}))", &major, &minor, &patch)) {
    return major * 1'000'000 + minor * 1'000 + patch;
  }
  if (!text.empty()) map.Error(key, "\"" + std::string(key) + "\" is no version", "write one such as 0.1.0");
  return 0;
}

void ReadJudgement(YamlMap& map, const std::string& file, PackSource& pack, Problems& problems) {
  const YAML::Node node = map.Child("judgement", Need::kRequired);
  if (!node.IsDefined()) return;
  YamlMap figures(node, file, "judgement", problems);
  const auto log_odds = [&](const char* key) {
    return figures.Figure(key, Need::kRequired, -kMaxWeight, kMaxWeight);
  };
  const auto share = [&](const char* key) { return figures.Figure(key, Need::kRequired, 0, 1); };
  Judgement& judgement = pack.judgement;
  judgement.relation_prior = log_odds("relation_prior");
  judgement.content_prior = log_odds("content_prior");
  judgement.care_fact_share = share("care_fact_share");
  judgement.direct_identifiability = share("direct_identifiability");
  judgement.quasi_prior = log_odds("quasi_prior");
  judgement.stop_at = share("stop_at");
  judgement.caution_at = share("caution_at");
  judgement.notice_at = share("notice_at");
  if (figures.Has("fused_bias")) judgement.fused_bias = log_odds("fused_bias");
  const auto factor = [&](const char* key, float& value) {
    if (figures.Has(key)) value = figures.Figure(key, Need::kRequired, 0, kMaxFactor);
  };
  factor("classifier_weight", judgement.classifier_weight);
  factor("rules_weight", judgement.rules_weight);
  if (figures.Has("guard_at")) judgement.guard_at = share("guard_at");
  if (judgement.notice_at > judgement.caution_at || judgement.caution_at > judgement.stop_at) {
    figures.Error("stop_at", "notice_at, caution_at and stop_at do not ascend", "put them in this order");
  }
  figures.Finish();
}

void ReadPackFile(const std::string& file, PackSource& pack, Problems& problems) {
  pack.place = {file, 0, 0};
  const YAML::Node document = LoadYaml(file, problems);
  if (document.IsNull()) return;
  YamlMap map(document, file, "pack.yaml", problems);
  pack.id = map.Text("id", Need::kRequired);
  pack.owner = map.Text("owner", Need::kRequired);
  pack.version = map.Number("version", Need::kRequired, 1);
  pack.min_engine = ReadEngine(map, "min_engine");
  pack.max_engine = ReadEngine(map, "max_engine");
  if (pack.min_engine > pack.max_engine)
    map.Error("min_engine", "min_engine is above max_engine", "swap them");
  pack.extends = {map.Text("extends", Need::kOptional), map.PlaceOf("extends")};
  if (pack.extends.text.empty()) {
    ReadJudgement(map, file, pack, problems);
  } else if (map.Child("judgement", Need::kOptional).IsDefined()) {
    map.Error("judgement", "the figures of the judgement are those of the pack below", "take them out");
  }
  map.Finish();
}

// Puts the words of other lists in place of the lines "+ LIST". A word that is there already is left out.
void TakeInLists(PackSource& pack, Problems& problems) {
  const std::vector<ListSource> written = pack.lists;
  for (ListSource& list : pack.lists) {
    for (const WordSource& other : list.taken_in) {
      const auto from = std::find_if(written.begin(), written.end(),
                                     [&](const ListSource& each) { return each.id == other.word; });
      if (from == written.end() || !from->taken_in.empty()) {
        problems.Error(other.place, "\"+ " + other.word + "\" takes in no list",
                       "name a list that takes in none itself");
        continue;
      }
      std::set<std::string> there;
      for (const WordSource& entry : list.words) there.insert(entry.word);
      for (const WordSource& entry : from->words) {
        if (!there.contains(entry.word)) list.words.push_back(entry);
      }
    }
  }
}

// Takes out the words of the list and quotes them for a pattern, longest first: RE2 takes the first that
// fits.
std::string Alternation(const ListSource& list) {
  std::vector<std::string> words;
  for (const auto& entry : list.words) words.push_back(entry.word);
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  std::string pattern = "(?:";
  for (const auto& word : words) {
    if (pattern.back() != ':') pattern += '|';
    pattern += RE2::QuoteMeta(word);
  }
  return pattern + ")";
}

}  // namespace

const ListSource* PackSource::FindList(std::string_view wanted) const {
  const auto at =
      std::lower_bound(lists.begin(), lists.end(), wanted,
                       [](const ListSource& list, std::string_view other) { return list.id < other; });
  return at != lists.end() && at->id == wanted ? &*at : nullptr;
}

void ReadListFile(const std::string& file, const std::string& id, PackSource& pack, Problems& problems) {
  ListSource list{.id = id, .place = {file, 0, 0}, .words = {}, .taken_in = {}};
  std::ifstream in(file, std::ios::binary);
  if (!in) problems.Error(list.place, "cannot be read", "check that it is there and may be read");
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos || line[begin] == '#') continue;
    const size_t end = line.find_last_not_of(" \t\r");
    const std::string_view entry = std::string_view(line).substr(begin, end - begin + 1);
    const bool other = entry.starts_with("+ ");
    (other ? list.taken_in : list.words)
        .push_back({std::string(entry.substr(other ? 2 : 0)), {file, number, static_cast<int>(begin) + 1}});
  }
  pack.lists.push_back(std::move(list));
}

PackSource ReadPackSource(const std::string& folder, Problems& problems) {
  PackSource pack;
  const fs::path root(folder);
  if (!fs::is_regular_file(root / "pack.yaml")) {
    problems.Error({folder, 0, 0}, "holds no pack.yaml", "name the folder of a pack");
    return pack;
  }
  ReadPackFile(root / "pack.yaml", pack, problems);
  for (const auto& file : FilesIn(root / "rules", ".yaml")) ReadRulesFile(file, pack, problems);
  for (const auto& file : FilesIn(root / "words", ".txt")) ReadListFile(file, file.stem(), pack, problems);
  TakeInLists(pack, problems);
  for (const auto& file : FilesIn(root / "advice", ".yaml"))
    ReadAdviceFile(file, file.stem(), pack, problems);
  for (const auto& file : FilesIn(root / "surfaces", ".yaml")) ReadSurfaceFile(file, pack, problems);
  if (fs::exists(root / "citations.yaml")) ReadCitationsFile(root / "citations.yaml", pack, problems);
  if (const fs::path own = root / "organisation.yaml"; fs::exists(own)) {
    ReadOrganizationFile(own, pack, problems);
    if (pack.extends.text.empty())
      problems.Error(pack.organization->place, "is for packs that stand on another",
                     "write \"extends: core\" into pack.yaml");
  }
  std::stable_sort(pack.rules.begin(), pack.rules.end(),
                   [](const auto& a, const auto& b) { return a.words.number() < b.words.number(); });
  std::stable_sort(pack.surfaces.begin(), pack.surfaces.end(),
                   [](const auto& a, const auto& b) { return a.words.number() < b.words.number(); });
  return pack;
}

std::string ExpandPattern(const PackSource& pack, const RuleSource& rule, Problems& problems) {
  constexpr size_t kMaxWords = 400;
  std::string expanded;
  size_t at = 0;
  for (size_t open = rule.pattern.find("${"); open != std::string::npos; open = rule.pattern.find("${", at)) {
    const size_t close = rule.pattern.find('}', open);
    const std::string id = close == std::string::npos ? "" : rule.pattern.substr(open + 2, close - open - 2);
    const ListSource* const list = pack.FindList(id);
    if (list == nullptr || list->words.empty() || list->words.size() > kMaxWords) {
      problems.Error(
          rule.At("match.pattern"),
          "rule " + rule.words.id() + ": ${" + id + "} is no list of 1 to " + std::to_string(kMaxWords) +
              " words",
          list == nullptr ? "add words/" + id + ".txt or mend the name" : "use match.words for longer lists");
      return "";
    }
    expanded += rule.pattern.substr(at, open - at) + Alternation(*list);
    at = close + 1;
  }
  return expanded + rule.pattern.substr(at);
}

}  // namespace discreet
