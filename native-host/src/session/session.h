#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>

#include "memory/arena_pool.h"
#include "memory/wiped_stack.h"
#include "session/check_queue.h"
#include "session/checker.h"
#include "session/decision_log.h"
#include "session/outbox.h"
#include "session/quarantine.h"
#include "session/scorer.h"
#include "session/session_facts.h"
#include "session/session_limits.h"
#include "session/tally.h"
#include "session/watchdog.h"
#include "wire/messages.h"
#include "wire/request_decoder.h"

namespace discreet {

// The protocol versions that this host speaks.
inline constexpr uint32_t kProtocolMin = 1;
inline constexpr uint32_t kProtocolMax = 1;

// One port: requests come in on the reading thread, checks are scored on a second, a third looks at the
// second, a fourth writes. Every request is answered exactly once, except that the oldest reports go unsent
// when the browser does not read.
class Session {
 public:
  // What the session depends on; not owned, must outlive it.
  struct Parts {
    const SessionFacts& facts;
    const Policy& policy;
    const Checker& checker;
    ArenaPool& arenas;
    SessionLimits limits = {};
    // Minutes since 1970-01-01T00:00Z.
    std::function<uint32_t()> minute_now;
    // A check did not come back and all who wait have been answered as far as there was room: called once, on
    // the watchdog's thread, with the rule that was running (0: none). The process cannot go on.
    std::function<void(uint32_t rule)> hung;
    // See Scorer::Run.
    std::string_view warm_up = {};
  };
  explicit Session(Parts parts);

  // The reading thread. `json` and `scratch` may be wiped afterwards. May wait for room to answer.
  void Handle(std::span<char> json, std::pmr::memory_resource* scratch);
  // Answers a frame that could not be read.
  void RefuseFrame(ErrorCode code);
  // No more requests: what waits is still scored and written.
  void Close();
  // After Close(): true once every request is answered and written; waits at most `patience` for each of the
  // two.
  bool Finish(std::chrono::milliseconds patience);

  // The other threads, each for the life of the session.
  void RunScorer() { scorer_.Run(parts_.warm_up); }
  void RunWatchdog() { watchdog_.Run(); }
  void RunWriter(const std::function<bool(Frame)>& write) { outbox_.Run(write); }
  // RunWatchdog and RunWriter return.
  void Stop();

  Outbox& outbox() { return outbox_; }

 private:
  void Answer(uint32_t id, const Hello& hello);
  void Take(uint32_t id, CheckRequest&& check, ArenaPool::Lease arena);
  void Answer(uint32_t id, const Decision& decision);
  void Answer(uint32_t id, StatusQuery query);
  void Answer(uint32_t id, RecordedQuery query);
  void Dispatch(Request&& request, ArenaPool::Lease arena);
  void RefuseRequest(uint32_t id, const WireError& error);
  PackInfo PackNow() const;
  uint32_t SurfaceNumber(std::string_view id) const;

  template <typename Encode>
  void Send(Encode encode);

  static constexpr size_t kReadyReplies = 8;
  static constexpr size_t kReplyChunk = size_t{16} << 10;

  Parts parts_;
  ArenaPool replies_{kReadyReplies, kReplyChunk};
  DecisionLog log_;
  Tally tally_;
  Quarantine quarantine_;
  CheckQueue queue_;
  Outbox outbox_;
  Watchdog watchdog_;
  Scorer scorer_;

  // Of the reading thread.
  WipedStack stack_;
  bool greeted_ = false;
  std::string locale_ = "en";
};

}  // namespace discreet
