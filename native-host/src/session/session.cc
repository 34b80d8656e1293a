#include "session/session.h"

#include <algorithm>
#include <new>
#include <utility>
#include <variant>

#include "wire/reply_encoder.h"

namespace discreet {

Session::Session(Parts parts)
    : parts_(std::move(parts)),
      log_(parts_.policy.audit_mode),
      queue_(parts_.limits.waiting),
      outbox_(parts_.limits.unsent, parts_.limits.unsent_bytes),
      watchdog_(parts_.limits, quarantine_, {.given_up = [this] { scorer_.GiveUp(); }, .hung = parts_.hung}),
      scorer_(parts_.facts, parts_.policy, parts_.checker, parts_.limits,
              {queue_, outbox_, parts_.arenas, replies_, log_, tally_, quarantine_, watchdog_}) {}

// Makes a frame with encode(memory) and sends it.
template <typename Encode>
void Session::Send(Encode encode) {
  outbox_.Push(MakeOutgoing(parts_.arenas, replies_, /*report=*/false, encode));
}

void Session::RefuseRequest(uint32_t id, const WireError& error) {
  Send([&](std::pmr::memory_resource* memory) { return EncodeError(id, error, memory); });
}

void Session::RefuseFrame(ErrorCode code) { RefuseRequest(0, {code, ""}); }

void Session::Handle(std::span<char> json, std::pmr::memory_resource* scratch) {
  stack_.Run([&] {
    try {
      ArenaPool::Lease arena = parts_.arenas.Acquire();
      std::variant<Request, Refused> decoded = DecodeRequest(json, scratch, arena.get());
      if (const auto* refused = std::get_if<Refused>(&decoded)) {
        RefuseRequest(refused->id, refused->error);
      } else {
        Dispatch(std::move(std::get<Request>(decoded)), std::move(arena));
      }
    } catch (const std::bad_alloc&) {
      RefuseFrame(ErrorCode::kInternal);
    }
  });
}

void Session::Dispatch(Request&& request, ArenaPool::Lease arena) {
  if (!greeted_ && !std::holds_alternative<Hello>(request.verb)) {
    return RefuseRequest(request.id, {ErrorCode::kHelloFirst, ""});
  }
  if (auto* check = std::get_if<CheckRequest>(&request.verb)) {
    return Take(request.id, std::move(*check), std::move(arena));
  }
  std::visit(
      [&](const auto& verb) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(verb)>, CheckRequest>) Answer(request.id, verb);
      },
      request.verb);
}

PackInfo Session::PackNow() const {
  PackInfo pack = parts_.facts.pack;
  pack.rules -= std::min(pack.rules, static_cast<uint32_t>(quarantine_.Rules().size()));
  return pack;
}

uint32_t Session::SurfaceNumber(std::string_view id) const {
  const auto& surfaces = parts_.facts.surfaces;
  const auto found =
      std::ranges::find_if(surfaces, [id](const Surface& surface) { return surface.id == id; });
  return found == surfaces.end() ? 0 : found->number;
}

void Session::Answer(uint32_t id, const Hello& hello) {
  if (hello.protocol_max < kProtocolMin)
    return RefuseRequest(id, {ErrorCode::kProtocolTooOld, "hello.protocolMax"});
  if (hello.protocol_min > kProtocolMax)
    return RefuseRequest(id, {ErrorCode::kProtocolTooNew, "hello.protocolMin"});
  greeted_ = true;
  if (!hello.ui_language.empty()) locale_ = hello.ui_language;
  const Welcome welcome{.protocol = std::min(hello.protocol_max, kProtocolMax),
                        .engine_version = parts_.facts.engine_version,
                        .pack = PackNow(),
                        .settings = parts_.facts.settings,
                        .surfaces = parts_.facts.surfaces};
  Send([&](std::pmr::memory_resource* memory) { return EncodeWelcome(id, welcome, memory); });
}

void Session::Take(uint32_t id, CheckRequest&& request, ArenaPool::Lease arena) {
  auto check = std::make_unique<PendingCheck>(id, std::move(arena), std::move(request));
  check->surface = SurfaceNumber(check->request.surface);
  check->locale = locale_;
  const uint32_t composer = check->request.composer;
  scorer_.Supersede(composer);
  const bool off = parts_.policy.mode == Policy::Mode::kOff;
  if (off || check->request.too_long) {
    if (const auto older = queue_.Withdraw(composer)) scorer_.AnswerSuperseded(older->id);
    return scorer_.AnswerNotChecked(*check, off ? NotCheckedReason::kModeOff : NotCheckedReason::kTooLong);
  }
  CheckQueue::Added added = queue_.Add(std::move(check));
  if (added.superseded) scorer_.AnswerSuperseded(added.superseded->id);
  if (added.refused) RefuseRequest(id, {ErrorCode::kBusy, ""});
}

void Session::Answer(uint32_t id, const Decision& decision) {
  log_.Decided(decision, parts_.minute_now());
  Send([&](std::pmr::memory_resource* memory) { return EncodeDone(id, memory); });
}

void Session::Answer(uint32_t id, StatusQuery /*query*/) {
  HostStatus status{.engine_version = parts_.facts.engine_version,
                    .pack = PackNow(),
                    .settings = parts_.facts.settings,
                    .checks = tally_.checks,
                    .partial = tally_.partial,
                    .not_checked = tally_.not_checked,
                    .protections = parts_.facts.protections,
                    .degraded = parts_.facts.degraded,
                    .quarantined = {}};
  (parts_.arenas.locked() && replies_.locked() ? status.protections : status.degraded)
      .push_back("locked-memory");
  for (const uint32_t rule : quarantine_.Rules()) status.quarantined.push_back(parts_.checker.RuleId(rule));
  Send([&](std::pmr::memory_resource* memory) { return EncodeStatus(id, status, memory); });
}

void Session::Answer(uint32_t id, RecordedQuery /*query*/) {
  const std::vector<RecordedEvent> events = log_.Events();
  Send([&](std::pmr::memory_resource* memory) { return EncodeRecorded(id, events, memory); });
}

void Session::Close() { queue_.Close(); }

bool Session::Finish(std::chrono::milliseconds patience) {
  return scorer_.WaitReturned(patience) && outbox_.Flush(patience);
}

void Session::Stop() {
  watchdog_.Stop();
  outbox_.Close();
}

}  // namespace discreet
