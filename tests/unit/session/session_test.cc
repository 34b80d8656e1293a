#include "session/session.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "example_files.h"
#include "wire/frame_io.h"

namespace discreet {
namespace {

// Answers by the draft's first part; "wait" holds until let go.
class PlantedChecker final : public Checker {
 public:
  Checked Check(const Draft& draft, const Policy& /*policy*/, const Deadline& deadline,
                std::pmr::memory_resource* memory, const CheckOptions& options) const override {
    const std::string_view text = draft.parts.at(0).text;
    Checked checked(memory);
    if (text == "throw") throw std::bad_alloc();
    if (text == "wait") Wait(deadline);
    if (text == "locale") checked.report.unfinished.push_back(Keep(options.locale));
    if (text == "surface")
      checked.verdict.findings.push_back({{.rule = 5, .part = 0, .span = {}}, {}, {}, Level::kStop, {}});
    return checked;
  }
  std::string_view RuleId(uint32_t /*number*/) const override { return "test.rule"; }

  void WaitUntilWaiting() const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_; });
  }
  void LetGo() {
    {
      const std::lock_guard lock(mutex_);
      let_go_ = true;
    }
    changed_.notify_all();
  }

 private:
  void Wait(const Deadline& deadline) const {
    std::unique_lock lock(mutex_);
    waiting_ = true;
    changed_.notify_all();
    while (!let_go_ && !deadline.Passed()) changed_.wait_for(lock, std::chrono::milliseconds(1));
    waiting_ = false;
  }
  std::string_view Keep(std::string_view text) const {
    kept_ = text;
    return kept_;
  }

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  mutable bool waiting_ = false;
  mutable std::string kept_;
  bool let_go_ = false;
};

class SessionTest : public testing::Test {
 protected:
  SessionTest() { facts_.surfaces = surfaces_; }

  ~SessionTest() override {
    checker_.LetGo();
    if (session_ == nullptr) return;
    session_->Close();
    EXPECT_TRUE(session_->Finish(std::chrono::seconds(20)));
    session_->Stop();
    for (std::thread& thread : threads_) thread.join();
  }

  void Start(
      const char* hello = R"({"id":1,"hello":{"protocolMin":1,"protocolMax":1,"uiLanguage":"es-MX"}})") {
    session_ = std::make_unique<Session>(Session::Parts{.facts = facts_,
                                                        .policy = policy_,
                                                        .checker = checker_,
                                                        .arenas = arenas_,
                                                        .limits = limits_,
                                                        .minute_now = [] { return 29'000'000U; },
                                                        .hung = [](uint32_t) { FAIL() << "hung"; }});
    threads_[0] = std::thread([this] { session_->RunScorer(); });
    threads_[1] = std::thread([this] { session_->RunWatchdog(); });
    threads_[2] = std::thread([this] { session_->RunWriter([this](Frame frame) { return Write(frame); }); });
    EXPECT_TRUE(Ask(hello, 1).has_welcome());
  }

  void Send(std::string json) {
    WipedArena scratch;
    session_->Handle(json, &scratch);
  }
  v1::Reply Await(uint32_t id) {
    std::unique_lock lock(mutex_);
    const bool came =
        changed_.wait_for(lock, std::chrono::seconds(20), [&] { return replies_.contains(id); });
    EXPECT_TRUE(came) << "no reply to " << id;
    return replies_[id];
  }
  v1::Reply Ask(std::string json, uint32_t id) {
    Send(std::move(json));
    return Await(id);
  }
  static std::string Check(uint32_t id, uint32_t composer, const std::string& text) {
    return R"({"id":)" + std::to_string(id) + R"(,"check":{"composer":)" + std::to_string(composer) +
           R"(,"revision":)" + std::to_string(id) + R"(,"surface":"demo","parts":[{"text":")" + text +
           "\"}]}}";
  }

  std::vector<Surface> surfaces_ = {
      {.id = "demo", .number = 4, .matches = {}, .composers = {}, .status = ""}};
  SessionFacts facts_{.engine_version = "0.1.0",
                      .engine_version_number = 1'000,
                      .pack = {"test", 3, "", 10},
                      .settings = {},
                      .surfaces = {},
                      .protections = {"seccomp"},
                      .degraded = {"landlock"}};
  Policy policy_;
  SessionLimits limits_;
  PlantedChecker checker_;
  ArenaPool arenas_{2};
  std::unique_ptr<Session> session_;

 private:
  bool Write(Frame frame) {
    v1::Reply reply;
    EXPECT_EQ(test::ParseStrictly(std::string(frame.begin() + kFrameHeader, frame.end()), &reply), "");
    const std::lock_guard lock(mutex_);
    EXPECT_FALSE(replies_.contains(reply.id()) && reply.id() != 0) << "answered twice: " << reply.id();
    replies_[reply.id()] = reply;
    changed_.notify_all();
    return true;
  }

  std::thread threads_[3];
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<uint32_t, v1::Reply> replies_;
};

TEST_F(SessionTest, AnswersEveryRequestOnce) {
  Start();
  for (uint32_t id = 2; id < 200; ++id) Send(Check(id, id, "Grüße"));
  for (uint32_t id = 2; id < 200; ++id) {
    const v1::Reply reply = Await(id);
    EXPECT_TRUE(reply.has_report() || reply.error().code() == v1::BUSY) << id;
  }
}

TEST_F(SessionTest, GivesTheLanguageOfHelloToTheChecker) {
  Start();
  const v1::Reply reply = Ask(Check(2, 1, "locale"), 2);
  ASSERT_EQ(reply.report().unfinished_size(), 1);
  EXPECT_EQ(reply.report().unfinished(0), "es-MX");
}

TEST_F(SessionTest, WithoutALanguageItIsEnglish) {
  Start(R"({"id":1,"hello":{"protocolMin":1,"protocolMax":1}})");
  EXPECT_EQ(Ask(Check(2, 1, "locale"), 2).report().unfinished(0), "en");
}

TEST_F(SessionTest, ACheckerThatThrowsIsAnsweredFailed) {
  Start();
  const v1::Reply reply = Ask(Check(2, 1, "throw"), 2);
  EXPECT_EQ(reply.report().reason(), v1::FAILED);
  EXPECT_EQ(Ask(R"({"id":3,"status":{}})", 3).status().not_checked(), 1U);
}

TEST_F(SessionTest, StatusCountsAndTellsProtections) {
  Start();
  Ask(Check(2, 1, "é"), 2);
  Ask(Check(3, 1, "é"), 3);
  const v1::HostStatus status = Ask(R"({"id":4,"status":{}})", 4).status();
  EXPECT_EQ(status.checks(), 2U);
  EXPECT_EQ(status.not_checked(), 0U);
  EXPECT_EQ(status.pack().rules(), 10U);
  EXPECT_EQ(status.protections(0), "seccomp");
  EXPECT_EQ(status.degraded(0), "landlock");
}

TEST_F(SessionTest, ASupersededCheckIsNotCounted) {
  Start();
  Send(Check(2, 1, "wait"));
  checker_.WaitUntilWaiting();
  Send(Check(3, 1, "é"));
  EXPECT_EQ(Await(2).error().code(), v1::SUPERSEDED);
  EXPECT_TRUE(Await(3).has_report());
  EXPECT_EQ(Ask(R"({"id":4,"status":{}})", 4).status().checks(), 1U);
}

TEST_F(SessionTest, TooLongTextReplacesOlderChecksOfItsComposer) {
  Start();
  Send(Check(2, 9, "wait"));
  checker_.WaitUntilWaiting();
  Send(Check(3, 1, "é"));
  Send(Check(4, 1, std::string(kMaxDraftBytes + 1, 'x')));
  EXPECT_EQ(Await(4).report().reason(), v1::TOO_LONG);
  EXPECT_EQ(Await(3).error().code(), v1::SUPERSEDED);
}

TEST_F(SessionTest, ModeOffChecksNothing) {
  policy_.mode = Policy::Mode::kOff;
  Start();
  EXPECT_EQ(Ask(Check(2, 1, "throw"), 2).report().reason(), v1::MODE_OFF);
}

TEST_F(SessionTest, RecordsDecisionsAboutItsVerdicts) {
  Start();
  Ask(Check(2, 1, "surface"), 2);
  EXPECT_TRUE(Ask(R"({"id":3,"decision":{"composer":1,"revision":2,"outcome":"EDITED"}})", 3).has_done());
  const v1::Recorded recorded = Ask(R"({"id":4,"recorded":{}})", 4).recorded();
  ASSERT_EQ(recorded.events_size(), 1);
  EXPECT_EQ(recorded.events(0).minute(), 29'000'000U);
  EXPECT_EQ(recorded.events(0).outcome(), v1::EDITED);
  ASSERT_EQ(recorded.events(0).rules_size(), 1);
  EXPECT_EQ(recorded.events(0).rules(0), 5U);
}

TEST_F(SessionTest, FinishWaitsForWhatIsLeft) {
  Start();
  Send(Check(2, 1, "wait"));
  checker_.WaitUntilWaiting();
  Send(Check(3, 2, "é"));
  session_->Close();
  EXPECT_FALSE(session_->Finish(std::chrono::milliseconds(20)));
  checker_.LetGo();
  EXPECT_TRUE(session_->Finish(std::chrono::seconds(20)));
  EXPECT_TRUE(Await(3).has_report());
}

}  // namespace
}  // namespace discreet
