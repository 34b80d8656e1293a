#pragma once

#include <array>
#include <cstdint>

#include "discreet/verdict.h"

namespace discreet {

// By the same names and numbers as in wire.proto.
enum class Outcome : uint8_t { kUnspecified, kPosted, kEdited, kFixed, kOverrode, kDiscarded };

// audit.proto's record as a fixed-size value. No string, length, offset, address or user.
struct AuditRecord {
  uint32_t minute = 0;   // since 1970-01-01T00:00Z
  uint32_t surface = 0;  // number in the pack, 0 for none
  Kind kind = Kind::kUnspecified;
  Level phi_level = Level::kUnspecified;
  Level policy_level = Level::kUnspecified;
  CheckStatus status = CheckStatus::kUnspecified;
  Outcome outcome = Outcome::kUnspecified;
  AnswerKind reason = AnswerKind::kUnspecified;
  std::array<uint32_t, 32> rules{};  // ascending, zero-filled
  uint32_t rule_count = 0;
  uint32_t pack_version = 0;
  uint32_t engine_version = 0;
  bool operator==(const AuditRecord&) const = default;
};

// What the record depends on beside the verdict.
struct AuditContext {
  uint32_t minute = 0;
  uint32_t surface = 0;
  Kind kind = Kind::kUnspecified;
  Outcome outcome = Outcome::kUnspecified;
  AnswerKind reason = AnswerKind::kUnspecified;
  uint32_t pack_version = 0;
  uint32_t engine_version = 0;
};

// Pure: the same verdict and context give the same record, whatever the text was.
AuditRecord MakeAuditRecord(const Verdict& verdict, const AuditContext& context);

}  // namespace discreet
