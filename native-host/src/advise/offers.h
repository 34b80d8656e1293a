#pragma once

#include <memory_resource>
#include <string_view>

#include "advise/rescorer.h"
#include "discreet/advice_book.h"
#include "discreet/policy.h"
#include "discreet/report.h"

namespace discreet {

// Whole texts that an author may take as they stand: neutral replies for every reply to a review, a way to
// care in place of advice to one person, a disclaimer for who speaks for an employer. Each is made from
// phrases of the pack and leads where policy says; by itself, under the rules of this draft, it is clear.
// What is not, or could not be judged, is left out.
class Offers {
 public:
  // Labels in `locale`, texts in `text_locale`. Nothing is owned but what is offered, in `memory`.
  Offers(const AdviceBook& advice, const Policy& policy, std::string_view locale,
         std::string_view text_locale, Rescorer& rescorer, std::pmr::memory_resource* memory);

  // Adds to `report.offers` what fits its findings.
  void Add(const JudgedDraft& judged, Report& report);

 private:
  void AddReplies(const JudgedDraft& judged, Report& report);
  void Offer(std::string_view group, std::string_view name, OfferUse use, uint32_t part, Report& report);
  std::pmr::string Compose(std::string_view group, std::string_view name);
  std::string_view Phrase(std::string_view group, std::string_view name, std::string_view what,
                          std::string_view locale) const;
  bool IsClear(std::string_view text);

  const AdviceBook& advice_;
  const Policy& policy_;
  std::string_view locale_;
  std::string_view text_locale_;
  Rescorer& rescorer_;
  std::pmr::memory_resource* memory_;
};

}  // namespace discreet
