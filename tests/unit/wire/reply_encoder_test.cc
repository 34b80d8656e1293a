#include "wire/reply_encoder.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

#include "example_files.h"
#include "from_proto.h"
#include "memory/wiped_arena.h"
#include "wire/frame_io.h"
#include "wire/names.h"
#include "wire/request_decoder.h"

namespace discreet {
namespace {

// The JSON of a frame whose header says its length.
std::string JsonOf(Frame frame) {
  uint32_t length = 0;
  EXPECT_GE(frame.size(), kFrameHeader);
  std::memcpy(&length, frame.data(), kFrameHeader);
  EXPECT_EQ(length, frame.size() - kFrameHeader);
  EXPECT_LE(length, kMaxFrameOut);
  return {frame.data() + kFrameHeader, frame.size() - kFrameHeader};
}

// A reply read by the oracle.
v1::Reply Read(Frame frame) {
  v1::Reply reply;
  EXPECT_EQ(test::ParseStrictly(JsonOf(frame), &reply), "");
  return reply;
}

// The draft that report.X is about: check.X, or an empty one.
struct Asked {
  explicit Asked(const std::string& stem) : draft(&memory) {
    json = test::FindExample("check." + stem).json;
    decoded = DecodeRequest(json, &memory, &memory);
    draft = std::get<CheckRequest>(std::get<Request>(decoded).verb).draft;
  }
  WipedArena memory;
  std::string json;
  std::variant<Request, Refused> decoded;
  Draft draft;
};

// What the host writes when it has the content of `reply` to say.
Frame Encode(const v1::Reply& reply, const std::string& stem, std::pmr::memory_resource* memory) {
  const auto settings = test::ToSettings(reply.has_welcome()  ? reply.welcome().settings()
                                         : reply.has_status() ? reply.status().settings()
                                                              : reply.policy_changed().settings());
  if (reply.has_welcome()) {
    const auto& from = reply.welcome();
    const auto surfaces = test::ToSurfaces(from.surfaces());
    return EncodeWelcome(
        reply.id(),
        {from.protocol(), from.engine_version(), test::ToPackInfo(from.pack()), settings, surfaces}, memory);
  }
  if (reply.has_report()) {
    const auto& from = reply.report();
    if (from.findings().empty() && !from.has_rewrite()) {
      const Draft nothing(memory);
      return EncodeReport(reply.id(), from.composer(), from.revision(), test::ToReport(from, nothing, memory),
                          nothing, memory);
    }
    const Asked asked(stem);
    return EncodeReport(reply.id(), from.composer(), from.revision(),
                        test::ToReport(from, asked.draft, memory), asked.draft, memory);
  }
  if (reply.has_status()) {
    const auto& from = reply.status();
    return EncodeStatus(reply.id(),
                        {.engine_version = from.engine_version(),
                         .pack = test::ToPackInfo(from.pack()),
                         .settings = settings,
                         .checks = from.checks(),
                         .partial = from.partial(),
                         .not_checked = from.not_checked(),
                         .protections = {from.protections().begin(), from.protections().end()},
                         .degraded = {from.degraded().begin(), from.degraded().end()},
                         .quarantined = {from.quarantined().begin(), from.quarantined().end()}},
                        memory);
  }
  if (reply.has_recorded()) {
    std::vector<RecordedEvent> events;
    for (const auto& event : reply.recorded().events()) events.push_back(test::ToEvent(event));
    return EncodeRecorded(reply.id(), events, memory);
  }
  if (reply.has_error()) {
    return EncodeError(reply.id(), {static_cast<ErrorCode>(reply.error().code()), reply.error().field()},
                       memory);
  }
  if (reply.has_pack_changed()) return EncodePackChanged({reply.pack_changed().version()}, memory);
  if (reply.has_policy_changed()) return EncodePolicyChanged({settings}, memory);
  EXPECT_TRUE(reply.has_done());
  return EncodeDone(reply.id(), memory);
}

TEST(ReplyEncoder, WritesEveryExampleAsItStands) {
  const auto examples = test::ReplyExamples();
  ASSERT_GE(examples.size(), 18U);
  for (const auto& example : examples) {
    v1::Reply reply;
    ASSERT_EQ(test::ParseStrictly(example.json, &reply), "") << example.name;
    EXPECT_EQ(test::Normalized(example.json), test::Canonical(reply)) << example.name << " is not canonical";
    WipedArena memory;
    const std::string stem = example.name.substr(example.name.find('.') + 1);
    EXPECT_EQ(test::Normalized(JsonOf(Encode(reply, stem, &memory))), test::Normalized(example.json))
        << example.name;
  }
}

// A report with `count` findings over a text of one part, each of about `words` bytes of wording.
struct LongReport {
  LongReport(size_t count, size_t words) : draft(&memory), report(&memory), why(words, 'w') {
    for (int i = 0; i < 2'000; ++i) text += "é👩‍⚕️ ";
    draft.parts.push_back({PartRole::kBody, text});
    for (size_t i = 0; i < count; ++i) {
      ReportedFinding finding(&memory);
      finding.rule = "phi.test";
      finding.category = Category::kPhi;
      finding.level = Level::kStop;
      // Each é of the text in turn.
      const auto begin = static_cast<uint32_t>(i % 2'000 * (text.size() / 2'000));
      finding.span = {begin, begin + 2};
      finding.why = why;
      report.findings.push_back(std::move(finding));
    }
  }
  WipedArena memory;
  Draft draft;
  Report report;
  std::string why;
  std::string text;
};

TEST(ReplyEncoder, TenThousandFindingsAreCutAndSaidToBeCut) {
  const struct {
    size_t count, words;
    bool truncated;
    size_t at_least;
    const char* why;
  } cases[] = {
      {10, 140, false, 10, "ordinary"},
      {kMaxFindings, 140, false, kMaxFindings, "as many as the schema allows"},
      {10'000, 140, true, kMaxFindings, "more than the schema allows"},
      {kMaxFindings, 3'000, true, 150, "more than fits"},
      {3, 2'000'000, true, 0, "not one fits"},
  };
  for (const auto& c : cases) {
    const LongReport made(c.count, c.words);
    WipedArena memory(WipedArena::kFirstChunk, size_t{1} << 30);
    const v1::Reply reply = Read(EncodeReport(5, 1, 2, made.report, made.draft, &memory));
    ASSERT_TRUE(reply.has_report()) << c.why;
    EXPECT_EQ(reply.report().truncated(), c.truncated) << c.why;
    EXPECT_GE(static_cast<size_t>(reply.report().findings_size()), c.at_least) << c.why;
    EXPECT_LE(static_cast<size_t>(reply.report().findings_size()), kMaxFindings) << c.why;
    EXPECT_EQ(reply.report().composer(), 1U) << c.why;
    for (int i = 0; i < reply.report().findings_size(); ++i) {
      // "é👩‍⚕️ " is 7 code units: é, a pair, joiner, sign, selector, space.
      EXPECT_EQ(reply.report().findings(i).span().begin(), static_cast<uint32_t>(i % 2'000 * 7)) << c.why;
    }
  }
}

TEST(ReplyEncoder, ARewriteThatDoesNotFitGoesBeforeTheVerdict) {
  WipedArena memory(WipedArena::kFirstChunk, size_t{1} << 30);
  LongReport made(3, 140);
  made.report.status = CheckStatus::kComplete;
  made.report.rewrite.emplace(&made.memory);
  made.report.rewrite->edits.push_back({0, {0, 2}, std::pmr::string(1'000'000, 'x', &made.memory)});
  const v1::Reply reply = Read(EncodeReport(5, 1, 2, made.report, made.draft, &memory));
  EXPECT_FALSE(reply.report().has_rewrite());
  EXPECT_TRUE(reply.report().truncated());
  EXPECT_EQ(reply.report().status(), v1::COMPLETE);
}

TEST(ReplyEncoder, NotCheckedCarriesNoLevel) {
  WipedArena memory;
  Report report(&memory);
  report.status = CheckStatus::kNotChecked;
  report.reason = NotCheckedReason::kFailed;
  const v1::Reply reply = Read(EncodeReport(5, 1, 2, report, Draft(&memory), &memory));
  EXPECT_EQ(reply.report().level(), v1::LEVEL_UNSPECIFIED);
  EXPECT_FALSE(reply.report().has_phi());
  EXPECT_EQ(reply.report().action(), v1::ACTION_UNSPECIFIED);
}

TEST(ReplyEncoder, EveryErrorCodeThatIsSentSaysWhatToDo) {
  const auto* codes = v1::ErrorCode_descriptor();
  for (int i = 0; i < codes->value_count(); ++i) {
    const auto code = static_cast<ErrorCode>(codes->value(i)->number());
    if (code == ErrorCode::kUnspecified || code == ErrorCode::kFrameTruncated) continue;
    EXPECT_FALSE(Mend(code).empty()) << codes->value(i)->name();
  }
}

}  // namespace
}  // namespace discreet
