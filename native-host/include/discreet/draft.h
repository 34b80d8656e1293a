#pragma once

#include <algorithm>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "discreet/finding.h"
#include "discreet/span.h"

namespace discreet {

// The nouns of wire.proto that stages need, by the same names and numbers (a test compares them).
enum class Kind : uint8_t {
  kUnspecified,
  kPost,
  kReply,
  kReviewReply,
  kReview,
  kComment,
  kCaption,
  kMessage,
  kBio,
  kForm,
};
enum class Audience : uint8_t { kUnspecified, kEveryone, kFollowers, kGroup, kDirect };
enum class PartRole : uint8_t { kUnspecified, kBody, kTitle, kAltText, kPollOption, kContentWarning, kLink };
enum class AttachmentKind : uint8_t { kUnspecified, kImage, kVideo, kAudio, kDocument };
enum class AnswerKind : uint8_t {
  kUnspecified,
  kNotAPatient,
  kSignedAuthorization,
  kOwnOrFamily,
  kNotReal,
  kWrongWarning,
  kAcceptRisk,
  kCaredForHere,
};

struct Part {
  PartRole role = PartRole::kBody;
  // Valid UTF-8, as captured. Not owned: lives as long as the request's memory.
  std::string_view text;
};

struct Attachment {
  AttachmentKind kind = AttachmentKind::kUnspecified;
  uint32_t count = 0;
};

// Whether something that can show a person is attached.
inline bool HasPicture(std::span<const Attachment> attachments) {
  return std::any_of(attachments.begin(), attachments.end(), [](const Attachment& a) {
    return a.count > 0 && (a.kind == AttachmentKind::kImage || a.kind == AttachmentKind::kVideo);
  });
}

// The author's answer to a finding of `rule`: it holds wherever exactly the words of `span` stand in that
// part.
struct Answer {
  std::string_view rule;
  uint32_t part = 0;
  SourceSpan span;
  AnswerKind kind = AnswerKind::kUnspecified;
};

// Everything that one composer would publish, judged together. A view: owns none of its text, only its lists.
struct Draft {
  explicit Draft(std::pmr::memory_resource* memory)
      : parts(memory), attachments(memory), answers(memory), muted(memory) {}

  std::pmr::vector<Part> parts;
  Kind kind = Kind::kPost;
  Audience audience = Audience::kUnspecified;
  std::pmr::vector<Attachment> attachments;
  std::pmr::vector<Answer> answers;
  // What the author does not want to hear of. A patient's privacy and credentials are heard of all the same.
  std::pmr::vector<Category> muted;
};

// Limits of a draft: bytes of UTF-8 over all parts, and parts. Beyond them a draft is not checked (kTooLong).
inline constexpr uint32_t kMaxDraftBytes = 256'000;
inline constexpr uint32_t kMaxParts = 64;

}  // namespace discreet
