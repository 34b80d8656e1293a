#include "corpus.h"

#include <fstream>
#include <memory_resource>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "discreet/engine.h"
#include "discreet/policy.h"
#include "pack/core_pack.h"
#include "pack/loaded_pack.h"

namespace discreet {
namespace {

const std::map<std::string, Kind> kKinds = {{"post", Kind::kPost},       {"reply", Kind::kReply},
                                            {"review", Kind::kReview},   {"review_reply", Kind::kReviewReply},
                                            {"comment", Kind::kComment}, {"caption", Kind::kCaption},
                                            {"bio", Kind::kBio},         {"form", Kind::kForm}};

CorpusPost ReadPost(const std::string& line) {
  const auto json = nlohmann::json::parse(line);
  CorpusPost post{json.at("id"), json.at("text"), kKinds.at(json.value("kind", "post")), {}};
  for (const std::string label : json.at("labels")) {
    if (label != "none") post.labels.insert(label);
  }
  return post;
}

// As labels call it; nullptr for what they do not name.
const char* LabelOf(Category category) {
  switch (category) {
    case Category::kPhi:
      return "phi";
    case Category::kReidentifiable:
      return "reidentifiable";
    case Category::kMedicalAdvice:
      return "policy:medical_advice";
    case Category::kHate:
      return "policy:hate";
    case Category::kCredentials:
      return "policy:credentials";
    case Category::kPhoto:
      return "policy:photo";
    case Category::kBoundary:
      return "policy:boundary";
    default:
      return nullptr;
  }
}

std::set<std::string> LabelsOf(const Report& report) {
  std::set<std::string> labels;
  for (const ReportedFinding& finding : report.findings) {
    const char* const label = LabelOf(finding.category);
    if (label != nullptr && finding.level >= Level::kCaution) labels.insert(label);
  }
  if (labels.contains("phi")) labels.erase("reidentifiable");  // one privacy label a post
  return labels;
}

void Compare(const CorpusPost& post, const Report& report, CorpusVerdicts& verdicts) {
  if (report.status != CheckStatus::kComplete) verdicts.unfinished.push_back(post.id);
  const bool held = report.action == Action::kGate;
  if (post.labels.empty() && held) verdicts.held.push_back(post.id);
  if (post.labels.empty() && report.level > Level::kClear) verdicts.marked.push_back(post.id);
  if (held && report.rewrite && report.rewrite->level >= Level::kStop) verdicts.still_held.push_back(post.id);
  const std::set<std::string> said = LabelsOf(report);
  for (const auto& label : post.labels) {
    auto& counts = verdicts.by_label[label];
    ++(said.contains(label) ? counts.right : counts.missed);
  }
  for (const auto& label : said) {
    if (!post.labels.contains(label)) ++verdicts.by_label[label].wrong;
  }
}

// One post a line of tests/corpora/NAME/NAME.jsonl, as `read` reads it.
template <typename Read>
auto ReadLines(const std::string& name, Read read) {
  const std::string path = DISCREET_SOURCE_DIR "/tests/corpora/" + name + "/" + name + ".jsonl";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open " + path);
  std::vector<decltype(read(std::string()))> posts;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    try {
      posts.push_back(read(line));
    } catch (const std::exception&) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": not a post as LABELLING.md has it");
    }
  }
  return posts;
}

}  // namespace

std::vector<CorpusPost> ReadCorpus(const std::string& name) { return ReadLines(name, ReadPost); }

std::vector<DisguisedPost> ReadDisguised() {
  return ReadLines("disguised", [](const std::string& line) {
    const auto json = nlohmann::json::parse(line);
    const auto& span = json.at("spans").at(0);
    return DisguisedPost{json.at("id"),
                         json.at("text"),
                         json.at("plain"),
                         {span.at("start"), span.at("end")},
                         span.at("label")};
  });
}

CorpusVerdicts CheckCorpus(const std::vector<CorpusPost>& posts) {
  const PackLoad load = LoadPack(CorePack());
  if (load.pack == nullptr) throw std::runtime_error("the built-in pack does not load: " + load.error);
  const Engine engine(*load.pack, *load.pack);
  const Policy policy;
  const NoDeadline deadline;
  CorpusVerdicts verdicts;
  for (const CorpusPost& post : posts) {
    std::pmr::monotonic_buffer_resource memory;
    Draft draft(&memory);
    draft.kind = post.kind;
    draft.parts.push_back({PartRole::kBody, post.text});
    Compare(post, engine.Check(draft, policy, deadline, &memory).report, verdicts);
  }
  return verdicts;
}

}  // namespace discreet
