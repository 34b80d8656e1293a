#pragma once

#include <memory_resource>
#include <string_view>

#include "advise/rescorer.h"
#include "discreet/advice_book.h"
#include "discreet/policy.h"
#include "discreet/report.h"

namespace discreet {

// Puts a verdict into words: what each finding is, why it matters, what it cites under the law that `policy`
// names, and what could stand there instead. Every offered change has been judged again (see
// Fix::level_after); changes that would make things worse are not offered. `action`, `status` and
// `unfinished` are the caller's to fill in. The report lives in `memory`; titles and citations are views into
// `advice`. `locale` as in AdviceBook.
Report Advise(const JudgedDraft& judged, const AdviceBook& advice, const Policy& policy,
              std::string_view locale, std::pmr::memory_resource* memory);

}  // namespace discreet
