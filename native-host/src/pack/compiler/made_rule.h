#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/compiler/source.h"

namespace discreet {

// `text` with each {} replaced.
std::string Filled(std::string text, std::string_view filling);

// A rule that no author wrote: it has all that an authored one has, and everything of it is at the place of
// what it was made from.
class MadeRule {
 public:
  MadeRule(const PackSource& pack, std::string id, uint32_t number, const Place& place);

  RuleSource& rule() { return rule_; }
  RuleSource Finished() { return std::move(rule_); }

  void Evidence(Signal signal, float weight, const std::string& definition);
  // With `advice` as the key of its texts.
  void Identifier(Category category, SpanLabel label, Severity severity, const std::string& advice,
                  const std::string& definition);
  // `weight` where it is not direct.
  void Indirect(float weight);
  void Direct(char safe_harbor);
  void Words(const std::string& list);
  // The span is group 1, which touches no word.
  void Pattern(const std::string& pattern);
  // The span is that of `anchor`; one of `with` must stand in the same `together`, none of `none`.
  void Over(const std::string& anchor, const std::vector<std::string>& with, Together together,
            const std::vector<std::string>& none);
  // Whatever one of the rules finds.
  void AnyOf(const std::vector<std::string>& rules);
  void Cite(const std::string& citation);
  // {} in the text is replaced by the filling.
  void Must(const char* text, std::string_view filling, const Place& place);
  void MustNot(const char* text, std::string_view filling, const Place& place);

 private:
  void Has(std::string_view key);
  std::vector<PlacedText> Placed(const std::vector<std::string>& names) const;
  void Test(bool must, std::string text, const Place& place);

  RuleSource rule_;
};

}  // namespace discreet
