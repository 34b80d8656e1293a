#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "discreet/audit_record.h"
#include "discreet/draft.h"
#include "discreet/setting.h"
#include "discreet/surface.h"
#include "discreet/verdict.h"

namespace discreet {

// The messages of wire.proto that are no stage's own; units and ranges as written there.

enum class Browser : uint8_t { kUnspecified, kChromium, kFirefox };

struct Hello {
  uint32_t protocol_min = 0;
  uint32_t protocol_max = 0;
  std::string_view extension_version;
  Browser browser = Browser::kUnspecified;
  std::string_view ui_language;
};

struct CheckRequest {
  explicit CheckRequest(std::pmr::memory_resource* memory) : draft(memory) {}

  uint32_t composer = 0;
  uint32_t revision = 0;
  std::string_view surface;
  bool urgent = false;
  // Over the limits of draft.h: `draft` then holds no parts and no answers.
  bool too_long = false;
  Draft draft;
};

struct Decision {
  uint32_t composer = 0;
  uint32_t revision = 0;
  Outcome outcome = Outcome::kUnspecified;
  AnswerKind reason = AnswerKind::kUnspecified;
};

struct StatusQuery {};
struct RecordedQuery {};

struct Request {
  uint32_t id = 0;
  std::variant<Hello, CheckRequest, Decision, StatusQuery, RecordedQuery> verb;
};

struct PackInfo {
  std::string_view id;
  uint32_t version = 0;
  std::string_view sha256;
  uint32_t rules = 0;
};

struct Welcome {
  uint32_t protocol = 0;
  std::string_view engine_version;
  PackInfo pack;
  std::span<const Setting> settings;
  std::span<const Surface> surfaces;
};

struct HostStatus {
  std::string_view engine_version;
  PackInfo pack;
  std::span<const Setting> settings;
  uint32_t checks = 0;
  uint32_t partial = 0;
  uint32_t not_checked = 0;
  std::vector<std::string_view> protections;
  std::vector<std::string_view> degraded;
  std::vector<std::string_view> quarantined;  // rule ids
};

struct RecordedEvent {
  uint32_t minute = 0;
  Kind kind = Kind::kUnspecified;
  Level level = Level::kUnspecified;
  Outcome outcome = Outcome::kUnspecified;
  AnswerKind reason = AnswerKind::kUnspecified;
  std::vector<uint32_t> rules;
};

struct PackChanged {
  uint32_t version = 0;
};

struct PolicyChanged {
  std::span<const Setting> settings;
};

enum class ErrorCode : uint8_t {
  kUnspecified = 0,
  kFrameEmpty = 1,
  kFrameTooLarge = 2,
  kFrameTruncated = 3,
  kInvalidUtf8 = 4,
  kNotJson = 5,
  kNotAnObject = 10,
  kWrongType = 11,
  kUnknownVerb = 12,
  kNoVerb = 13,
  kMissingField = 14,
  kUnknownEnum = 15,
  kLoneSurrogate = 16,
  kLimit = 17,
  kHelloFirst = 20,
  kProtocolTooOld = 21,
  kProtocolTooNew = 22,
  kSuperseded = 23,
  kBusy = 24,
  kInternal = 30,
};

// Why a request is refused. `field` is a path of names from the schema and indices, never a word of the
// request.
struct WireError {
  ErrorCode code = ErrorCode::kUnspecified;
  std::string field;  // "check.parts[3].text"; empty where it has no place
};

}  // namespace discreet
