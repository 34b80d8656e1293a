#pragma once

#include <memory_resource>
#include <string>

#include "discreet/draft.h"
#include "discreet/report.h"
#include "discreet/v1/wire.pb.h"
#include "wire/messages.h"

namespace discreet::test {

// The host's values with the content of protobuf's: what the encoder is given to see whether it writes them
// back. Views point into the protobuf message.

// Offsets are turned from UTF-16 into bytes by counting, one character at a time, independently of the host's
// code.
Report ToReport(const v1::Report& report, const Draft& draft, std::pmr::memory_resource* memory);
std::vector<Setting> ToSettings(const google::protobuf::RepeatedPtrField<v1::Setting>& settings);
std::vector<Surface> ToSurfaces(const google::protobuf::RepeatedPtrField<v1::Surface>& surfaces);
PackInfo ToPackInfo(const v1::PackInfo& pack);
RecordedEvent ToEvent(const v1::RecordedEvent& event);

// `span` of `text`, in UTF-16 units, as bytes.
SourceSpan ToBytes(const std::string& text, const v1::TextSpan& span);

}  // namespace discreet::test
