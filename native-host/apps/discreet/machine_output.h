#pragma once

#include <string>
#include <string_view>

#include "judge.h"

namespace discreet {

// Appends the report as the wire has it: canonical JSON, spans in UTF-16 code units. One line without its
// end. With an `id` (JSON text) as {"id": id, "report": {...}}.
void AppendReportJson(const Judged& judged, std::string_view id, std::string& out);

// Appends a prediction: {"id", "spans", "labels", "score"}, offsets in code points; and "status" where the
// post was not checked in full. One line without its end.
void AppendPrediction(const Judged& judged, const RuleBook& book, std::string_view id, std::string& out);

}  // namespace discreet
