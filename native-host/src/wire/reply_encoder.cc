#include "wire/reply_encoder.h"

#include <cstring>

#include "memory/current_arena.h"
#include "wire/frame_io.h"
#include "wire/json_writer.h"
#include "wire/reply_frame.h"

namespace discreet {
namespace {

Json Text(std::string_view text) { return ArenaString(text); }

Json PackJson(const PackInfo& pack) {
  Json json = Json::object();
  Put(json, "id", pack.id);
  Put(json, "version", pack.version);
  Put(json, "sha256", pack.sha256);
  Put(json, "rules", pack.rules);
  return json;
}

Json SettingJson(const Setting& setting) {
  Json json = Json::object();
  Put(json, "name", setting.name);
  Put(json, "value", std::string_view(setting.value));
  Put(json, "source", setting.source);
  return json;
}

Json ComposerJson(const ComposerPattern& composer) {
  Json json = Json::object();
  Put(json, "box", std::string_view(composer.box));
  Put(json, "kind", composer.kind);
  Put(json, "root", std::string_view(composer.root));
  Put(json, "submit", std::string_view(composer.submit));
  Put(json, "needsRealClick", composer.needs_real_click);
  Put(json, "attachment", std::string_view(composer.attachment));
  Put(json, "enter", composer.enter);
  Put(json, "also", std::string_view(composer.also));
  PutList(json, "submitWords", composer.submit_words, Text);
  return json;
}

Json SurfaceJson(const Surface& surface) {
  Json json = Json::object();
  Put(json, "id", std::string_view(surface.id));
  Put(json, "number", surface.number);
  PutList(json, "matches", surface.matches, Text);
  PutList(json, "composers", surface.composers, ComposerJson);
  Put(json, "status", std::string_view(surface.status));
  return json;
}

Json EventJson(const RecordedEvent& event) {
  Json json = Json::object();
  Put(json, "minute", event.minute);
  Put(json, "kind", event.kind);
  Put(json, "level", event.level);
  Put(json, "outcome", event.outcome);
  Put(json, "reason", event.reason);
  PutList(json, "rules", event.rules, [](uint32_t rule) { return Json(rule); });
  return json;
}

Frame Finish(uint32_t id, const char* body_name, Json body, std::pmr::memory_resource* memory) {
  const Frame frame = ToFrame(ReplyJson(id, body_name, std::move(body)), memory);
  if (!frame.empty()) return frame;
  return EncodeError(id, {ErrorCode::kInternal, ""}, memory);
}

}  // namespace

Json ReplyJson(uint32_t id, const char* body_name, Json body) {
  Json reply = Json::object();
  Put(reply, "id", id);
  reply[body_name] = std::move(body);
  return reply;
}

// The reply as a frame; empty when it is over the cap.
Frame ToFrame(const Json& reply, std::pmr::memory_resource* memory) {
  // A sentence with a broken character still says more than none; the engine's words are UTF-8 in any case.
  const ArenaString json = reply.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (json.size() > kMaxFrameOut) return {};
  const auto length = static_cast<uint32_t>(json.size());
  auto* frame = static_cast<char*>(memory->allocate(kFrameHeader + json.size(), 1));
  std::memcpy(frame, &length, kFrameHeader);
  json.copy(frame + kFrameHeader, json.size());
  return {frame, kFrameHeader + json.size()};
}

Frame EncodeWelcome(uint32_t id, const Welcome& welcome, std::pmr::memory_resource* memory) {
  const ArenaScope scope(memory);
  Json json = Json::object();
  Put(json, "protocol", welcome.protocol);
  Put(json, "engineVersion", welcome.engine_version);
  json["pack"] = PackJson(welcome.pack);
  PutList(json, "settings", welcome.settings, SettingJson);
  PutList(json, "surfaces", welcome.surfaces, SurfaceJson);
  return Finish(id, "welcome", std::move(json), memory);
}

Frame EncodeDone(uint32_t id, std::pmr::memory_resource* memory) {
  const ArenaScope scope(memory);
  return Finish(id, "done", Json::object(), memory);
}

Frame EncodeStatus(uint32_t id, const HostStatus& status, std::pmr::memory_resource* memory) {
  const ArenaScope scope(memory);
  Json json = Json::object();
  Put(json, "engineVersion", status.engine_version);
  json["pack"] = PackJson(status.pack);
  PutList(json, "settings", status.settings, SettingJson);
  Put(json, "checks", status.checks);
  Put(json, "partial", status.partial);
  Put(json, "notChecked", status.not_checked);
  PutList(json, "protections", status.protections, Text);
  PutList(json, "degraded", status.degraded, Text);
  PutList(json, "quarantined", status.quarantined, Text);
  return Finish(id, "status", std::move(json), memory);
}

Frame EncodeRecorded(uint32_t id, std::span<const RecordedEvent> events, std::pmr::memory_resource* memory) {
  const ArenaScope scope(memory);
  Json json = Json::object();
  PutList(json, "events", events, EventJson);
  return Finish(id, "recorded", std::move(json), memory);
}

Frame EncodeError(uint32_t id, const WireError& error, std::pmr::memory_resource* memory) {
  const ArenaScope scope(memory);
  Json json = Json::object();
  Put(json, "code", error.code);
  Put(json, "field", std::string_view(error.field));
  Put(json, "mend", Mend(error.code));
  return ToFrame(ReplyJson(id, "error", std::move(json)), memory);
}

Frame EncodePackChanged(const PackChanged& news, std::pmr::memory_resource* memory) {
  const ArenaScope scope(memory);
  Json json = Json::object();
  Put(json, "version", news.version);
  return Finish(0, "packChanged", std::move(json), memory);
}

Frame EncodePolicyChanged(const PolicyChanged& news, std::pmr::memory_resource* memory) {
  const ArenaScope scope(memory);
  Json json = Json::object();
  PutList(json, "settings", news.settings, SettingJson);
  return Finish(0, "policyChanged", std::move(json), memory);
}

}  // namespace discreet
