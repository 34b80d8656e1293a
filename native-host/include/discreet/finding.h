#pragma once

#include <compare>
#include <cstdint>

#include "discreet/span.h"

namespace discreet {

// By the same names and numbers as in wire.proto.
enum class Category : uint8_t {
  kUnspecified,
  kPhi,
  kReidentifiable,
  kMedicalAdvice,
  kMisinformation,
  kHate,
  kOffensive,
  kBullying,
  kConfidential,
  kEmployeeInfo,
  kCredentials,
  kPhoto,
  kBoundary,
  kSpeakingForEmployer,
  kDisparagement,
};
enum class Severity : uint8_t { kUnspecified, kMedium, kHigh };
enum class Level : uint8_t { kUnspecified, kClear, kNotice, kCaution, kStop };

// What an identifier is, as in tests/corpora/ and prediction files. kPolicy for every finding that is no
// identifier.
enum class SpanLabel : uint8_t {
  kUnspecified,
  kName,
  kLocation,
  kAddress,
  kOrg,
  kDate,
  kAge,
  kPhone,
  kFax,
  kEmail,
  kSsn,
  kMrn,
  kPlanId,
  kAccount,
  kLicense,
  kVehicle,
  kDeviceId,
  kUrl,
  kIp,
  kUsername,
  kPhoto,
  kBiometric,
  kOtherId,
  kQuasi,
  kPolicy,
};

// Whether this is a number that was given to one person to tell their record, account or device by; vehicles
// and addresses of mail, which others use too, are left to the caller.
constexpr bool IsPersonalNumber(SpanLabel label) {
  switch (label) {
    case SpanLabel::kSsn:
    case SpanLabel::kMrn:
    case SpanLabel::kPlanId:
    case SpanLabel::kAccount:
    case SpanLabel::kLicense:
    case SpanLabel::kDeviceId:
      return true;
    default:
      return false;
  }
}

// What a rule is for.
enum class Role : uint8_t {
  kUnspecified,
  kIdentifier,  // could say who: judged together with the evidence
  kEvidence,    // says something about the post; never shown by itself
  kPolicy,      // breaks policy by itself
};

// What evidence speaks for. The comment gives the sign that its weight normally has.
enum class Signal : uint8_t {
  kUnspecified,
  kRelation,      // + about a patient of the author or the author's organisation
  kClinical,      // + tells something clinical or a fact of care
  kOwnStory,      // - the author's or the author's family's own illness
  kGeneric,       // - health education, aggregates, groups
  kAnnouncement,  // - events, jobs, clinic contact data
  kPublicFigure,  // - a public person's own or official statement
  kStaff,         // - the person named is staff or a colleague
  kNotReal,       // - fiction, simulation, exam question, mannequin, pet
  kAuthorized,    // - states a signed authorization
  kReviewReply,   // + confirms that a reviewer is a patient
  kEvent,         // + a reported event that narrows who is meant
};

// One match of one rule: a value, without words. Order of findings: by part, span.begin, span.end, rule.
struct Finding {
  uint32_t rule = 0;  // the rule's number in the pack
  uint32_t part = 0;  // index into Draft::parts
  ByteSpan span;      // over the part's NormalizedText::view()
  bool operator==(const Finding&) const = default;
  std::strong_ordering operator<=>(const Finding& other) const {
    if (part != other.part) return part <=> other.part;
    if (span.begin != other.span.begin) return span.begin <=> other.span.begin;
    if (span.end != other.span.end) return span.end <=> other.span.end;
    return rule <=> other.rule;
  }
};

}  // namespace discreet
