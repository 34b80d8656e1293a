// Whatever a pack file holds, loading it ends in a pack or in a reason, and a pack that loads can be used.
#include <cstring>
#include <memory>
#include <memory_resource>

#include "fuzz/require.h"
#include "pack/loaded_pack.h"
#include "recognize/rule_matcher.h"

namespace {

using namespace discreet;

constexpr char kText[] =
    "Badge 4821, MRN 00583921 \U0001F499 la señora Rose in ward 7 on 3/14, rose@post.example #nightshift "
    "555-0142";
// Loading is the target; a pack of very many rules only takes time to match.
constexpr size_t kMostRules = 64;

size_t UseAll(const LoadedPack& pack) {
  size_t sum = pack.pack_id().size() + pack.sha256().size() + pack.CheckWords().size();
  for (const RuleRow& rule : pack.rules()) {
    sum += rule.pattern.size() + rule.id.size() + pack.Advice(rule.number, "es-MX")->why.size();
    sum += pack.Citations(rule.number).size() + pack.Definition(rule.number).size();
    for (const uint32_t list : {rule.words, rule.except, rule.near}) {
      if (list == RuleRow::kNoList) continue;
      const WordList& words = pack.words(list);
      for (uint32_t i = 0; i < words.size(); ++i) sum += words.Contains(words.word(i)) ? 1 : 0;
    }
  }
  for (const auto& surface : pack.surfaces()) sum += surface.matches.size() + surface.composers.size();
  return sum + pack.Phrase("fix.change", "es").size();
}

void MatchWith(const LoadedPack& pack) {
  const RuleMatcher matcher(pack);
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(kText, &memory);
  const Words words(text.view(), &memory);
  const NoDeadline deadline;
  std::pmr::vector<Finding> found(&memory);
  std::pmr::vector<uint32_t> unfinished(&memory);
  matcher.Match({text, words, 0, deadline, &memory}, {}, found, unfinished);
  const NormalizedText* const texts[] = {&text};
  matcher.finding_rules().Match(texts, {}, deadline, found, unfinished);
  for (const Finding& finding : found) {
    fuzz::Require(finding.span.begin < finding.span.end && finding.span.end <= text.view().size(),
                  "a finding lies in the text");
    fuzz::Require(pack.rule(finding.rule) != nullptr, "a finding is of a rule of the pack");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // On the heap with nothing behind it, so that reading past the end shows; aligned as a mapping is.
  const std::unique_ptr<std::byte[]> bytes(new std::byte[size]);
  if (size > 0) std::memcpy(bytes.get(), data, size);
  const PackLoad load = LoadPack({bytes.get(), size}, 1'000);
  fuzz::Require((load.pack == nullptr) == !load.error.empty(), "a pack and an error exclude each other");
  if (load.pack == nullptr) return 0;
  fuzz::Require(UseAll(*load.pack) > 0, "a pack has a name");
  if (load.pack->rules().size() <= kMostRules) MatchWith(*load.pack);
  return 0;
}
