#include "wire/request_decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "example_files.h"
#include "from_proto.h"
#include "memory/wiped_arena.h"
#include "wire/names.h"

namespace discreet {
namespace {

using test::FindExample;

// A request decoded from `json`, with the memory it lives in.
struct Decoded {
  explicit Decoded(std::string json) : bytes(std::move(json)) {
    WipedArena scratch;
    result = DecodeRequest(bytes, &scratch, &memory);
    // What was only needed on the way is gone: the request must not point into it.
    scratch.Wipe();
    std::ranges::fill(bytes, '\x7f');
  }

  const Refused* refused() const { return std::get_if<Refused>(&result); }
  template <typename Verb>
  const Verb& verb() const {
    return std::get<Verb>(std::get<Request>(result).verb);
  }

  std::string bytes;
  WipedArena memory;
  std::variant<Request, Refused> result;
};

// What `decoded` holds, as protobuf's message: to be compared with protobuf's own reading of the same JSON.
v1::Request ToProto(const Decoded& decoded, const v1::Request& like) {
  const auto& request = std::get<Request>(decoded.result);
  v1::Request made;
  made.set_id(request.id);
  if (const auto* hello = std::get_if<Hello>(&request.verb)) {
    made.mutable_hello()->set_protocol_min(hello->protocol_min);
    made.mutable_hello()->set_protocol_max(hello->protocol_max);
    made.mutable_hello()->set_extension_version(std::string(hello->extension_version));
    made.mutable_hello()->set_browser(static_cast<v1::Browser>(hello->browser));
    made.mutable_hello()->set_ui_language(std::string(hello->ui_language));
  } else if (const auto* decision = std::get_if<Decision>(&request.verb)) {
    made.mutable_decision()->set_composer(decision->composer);
    made.mutable_decision()->set_revision(decision->revision);
    made.mutable_decision()->set_outcome(static_cast<v1::Outcome>(decision->outcome));
    made.mutable_decision()->set_reason(static_cast<v1::AnswerKind>(decision->reason));
  } else if (const auto* check = std::get_if<CheckRequest>(&request.verb)) {
    v1::Check* to = made.mutable_check();
    to->set_composer(check->composer);
    to->set_revision(check->revision);
    to->set_surface(std::string(check->surface));
    to->set_urgent(check->urgent);
    to->set_kind(static_cast<v1::Kind>(check->draft.kind));
    to->set_audience(static_cast<v1::Audience>(check->draft.audience));
    for (const Part& part : check->draft.parts) {
      v1::Part* added = to->add_parts();
      added->set_role(static_cast<v1::PartRole>(part.role));
      added->set_text(std::string(part.text));
    }
    for (const Attachment& attachment : check->draft.attachments) {
      v1::Attachment* added = to->add_attachments();
      added->set_kind(static_cast<v1::AttachmentKind>(attachment.kind));
      added->set_count(attachment.count);
    }
    for (int i = 0; i < static_cast<int>(check->draft.answers.size()); ++i) {
      const Answer& answer = check->draft.answers[static_cast<size_t>(i)];
      v1::Answer* added = to->add_answers();
      added->set_rule(std::string(answer.rule));
      added->set_part(answer.part);
      added->set_kind(static_cast<v1::AnswerKind>(answer.kind));
      // Bytes in the host, UTF-16 on the wire: equal when counting by hand leads to the same bytes.
      const v1::TextSpan& span = like.check().answers(i).span();
      const std::string text(check->draft.parts.at(answer.part).text);
      EXPECT_EQ(answer.span, test::ToBytes(text, span));
      *added->mutable_span() = span;
    }
    for (const Category muted : check->draft.muted) to->add_muted(static_cast<v1::Category>(muted));
  } else if (std::holds_alternative<StatusQuery>(request.verb)) {
    made.mutable_status();
  } else {
    made.mutable_recorded();
  }
  return made;
}

// protobuf's reading, with what the schema says an unset field stands for.
v1::Request WithDefaults(v1::Request request) {
  if (!request.has_check()) return request;
  v1::Check* check = request.mutable_check();
  if (check->kind() == v1::KIND_UNSPECIFIED) check->set_kind(v1::POST);
  for (v1::Part& part : *check->mutable_parts()) {
    if (part.role() == v1::PART_ROLE_UNSPECIFIED) part.set_role(v1::BODY);
  }
  return request;
}

TEST(RequestDecoder, ReadsEveryExampleAsTheSchemaDoes) {
  const auto examples = test::RequestExamples();
  ASSERT_GE(examples.size(), 13U);
  for (const auto& example : examples) {
    v1::Request expected;
    ASSERT_EQ(test::ParseStrictly(example.json, &expected), "") << example.name;
    const Decoded decoded(example.json);
    ASSERT_EQ(decoded.refused(), nullptr) << example.name << ": " << WireName(decoded.refused()->error.code);
    EXPECT_EQ(test::Canonical(ToProto(decoded, expected)), test::Canonical(WithDefaults(expected)))
        << example.name;
  }
}

TEST(RequestDecoder, RefusesEveryBadExampleWithItsCodeAndPlace) {
  const auto examples = test::BadExamples();
  ASSERT_GE(examples.size(), 90U);
  for (const auto& example : examples) {
    const Decoded decoded(example.json);
    ASSERT_NE(decoded.refused(), nullptr) << example.file;
    EXPECT_EQ(WireName(decoded.refused()->error.code), example.code) << example.file;
    EXPECT_EQ(decoded.refused()->error.field, example.field) << example.file;
    EXPECT_EQ(decoded.refused()->id, example.id) << example.file;
  }
}

TEST(RequestDecoder, IgnoresWhatItDoesNotKnow) {
  const Decoded decoded(
      R"({"id": 3, "später": [1, {"x": null}], "hello": {"protocolMin": 1, "protocolMax": 1, "x": {}}})");
  ASSERT_EQ(decoded.refused(), nullptr);
  EXPECT_EQ(decoded.verb<Hello>().protocol_max, 1U);
}

TEST(RequestDecoder, NullIsLikeLeftOut) {
  const Decoded decoded(
      R"({"id": 3, "hello": null, "check": {"kind": null, "parts": [{"role": null, "text": null}], "answers": null}})");
  ASSERT_EQ(decoded.refused(), nullptr);
  const auto& check = decoded.verb<CheckRequest>();
  EXPECT_EQ(check.draft.kind, Kind::kPost);
  ASSERT_EQ(check.draft.parts.size(), 1U);
  EXPECT_EQ(check.draft.parts[0].role, PartRole::kBody);
  EXPECT_EQ(check.draft.parts[0].text, "");
}

std::string CheckOf(const std::string& parts) { return R"({"id": 4, "check": {"parts": [)" + parts + "]}}"; }

TEST(RequestDecoder, ADraftOverTheLimitsIsTooLongNotRefusedAndNotCut) {
  const auto part = [](size_t bytes) { return R"({"text": ")" + std::string(bytes, 'a') + "\"}"; };
  std::string many = part(1);
  for (uint32_t i = 1; i < kMaxParts; ++i) many += "," + part(1);
  const struct {
    std::string parts;
    bool too_long;
    const char* why;
  } cases[] = {
      {part(kMaxDraftBytes), false, "exactly the limit"},
      {part(kMaxDraftBytes + 1), true, "one byte over"},
      {part(kMaxDraftBytes - 1) + "," + R"({"text": "é"})", true, "all parts count together, in bytes"},
      {part(kMaxDraftBytes - 2) + "," + R"({"text": "\u00e9"})", false, "bytes of UTF-8, not of JSON"},
      {many, false, "as many parts as may be"},
      {many + "," + part(1), true, "one part more"},
  };
  for (const auto& c : cases) {
    const Decoded decoded(CheckOf(c.parts));
    ASSERT_EQ(decoded.refused(), nullptr) << c.why;
    EXPECT_EQ(decoded.verb<CheckRequest>().too_long, c.too_long) << c.why;
    EXPECT_EQ(decoded.verb<CheckRequest>().draft.parts.empty(), c.too_long) << c.why;
  }
}

TEST(RequestDecoder, AWrongPartAfterTheLimitIsStillTold) {
  const Decoded decoded(
      CheckOf(R"({"text": ")" + std::string(kMaxDraftBytes + 1, 'a') + R"("}, {"text": 5})"));
  ASSERT_NE(decoded.refused(), nullptr);
  EXPECT_EQ(decoded.refused()->error.field, "check.parts[1].text");
}

TEST(RequestDecoder, ReadsEveryCodePointAsItIs) {
  std::string all;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c < 0x20 || c == '"' || c == '\\') continue;
    if (c < 0x80) {
      all += static_cast<char>(c);
    } else if (c < 0x800) {
      all += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
      all += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
              static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      all += {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 0x3F)),
              static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
    if (all.size() < 200'000 && c < 0x10FFFF) continue;
    const Decoded decoded(CheckOf(R"({"text": ")" + all + "\"}"));
    ASSERT_EQ(decoded.refused(), nullptr)
        << "in the block that ends at code point " << static_cast<uint32_t>(c);
    EXPECT_TRUE(decoded.verb<CheckRequest>().draft.parts[0].text == all) << static_cast<uint32_t>(c);
    all.clear();
  }
}

TEST(RequestDecoder, EveryCutOfARequestIsRefused) {
  for (const auto& example : test::RequestExamples()) {
    const std::string json = example.json.substr(0, example.json.find_last_of('}') + 1);
    for (size_t length = 0; length < json.size(); length += 1 + json.size() / 400) {
      if (length == 0) continue;
      const Decoded decoded(json.substr(0, length));
      ASSERT_NE(decoded.refused(), nullptr) << example.name << " cut at " << length;
      EXPECT_EQ(decoded.refused()->id, 0U);
    }
  }
}

// Every byte of an ordinary request replaced by others: answered with a request or a code, never an
// exception, and a code's place is made of names of the schema.
TEST(RequestDecoder, SurvivesEveryByteTurned) {
  const std::string json = FindExample("check.answered").json;
  for (size_t at = 0; at < json.size(); ++at) {
    for (const char byte : {'\0', '"', '{', '}', '[', '\\', '9', '-', ',', '\x80', '\xff', 'n'}) {
      std::string turned = json;
      turned[at] = byte;
      const Decoded decoded(turned);
      if (decoded.refused() == nullptr) continue;
      EXPECT_NE(decoded.refused()->error.code, ErrorCode::kUnspecified) << at;
      EXPECT_EQ(decoded.refused()->error.field.find_first_not_of(
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ[]0123456789.?"),
                std::string::npos)
          << at;
    }
  }
}

}  // namespace
}  // namespace discreet
