#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "discreet/draft.h"
#include "discreet/report.h"
#include "wire/messages.h"

namespace discreet {

// A whole frame, header and JSON, that lives in the memory it was made in.
using Frame = std::span<const char>;

// Each makes the reply to request `id` (0 for news) as canonical proto3 JSON: fields at their default are
// left out. The JSON is at most kMaxFrameOut bytes. All memory comes from `memory`. Throws std::bad_alloc
// only.
Frame EncodeWelcome(uint32_t id, const Welcome& welcome, std::pmr::memory_resource* memory);
Frame EncodeDone(uint32_t id, std::pmr::memory_resource* memory);
Frame EncodeStatus(uint32_t id, const HostStatus& status, std::pmr::memory_resource* memory);
Frame EncodeRecorded(uint32_t id, std::span<const RecordedEvent> events, std::pmr::memory_resource* memory);
Frame EncodeError(uint32_t id, const WireError& error, std::pmr::memory_resource* memory);
Frame EncodePackChanged(const PackChanged& news, std::pmr::memory_resource* memory);
Frame EncodePolicyChanged(const PolicyChanged& news, std::pmr::memory_resource* memory);

// Spans count bytes of `draft`'s texts and come out in UTF-16. Findings that would take the reply over the
// cap are left out from the end, and the report says so (truncated); a rewrite that still does not fit is
// left out.
Frame EncodeReport(uint32_t id, uint32_t composer, uint32_t revision, const Report& report,
                   const Draft& draft, std::pmr::memory_resource* memory);

// What to do about an error; fixed text by code.
std::string_view Mend(ErrorCode code);

}  // namespace discreet
