#include "wire/request_decoder.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "memory/current_arena.h"
#include "text/utf16_index.h"
#include "text/utf8.h"
#include "wire/field_reader.h"
#include "wire/json.h"
#include "wire/json_scan.h"

namespace discreet {
namespace {

constexpr size_t kMaxVersion = 32;
constexpr size_t kMaxLanguage = 35;
constexpr size_t kMaxSurface = 64;
constexpr size_t kMaxRule = 96;
constexpr size_t kMaxAttachments = 64;
constexpr size_t kMaxMuted = 32;
constexpr size_t kMaxAnswers = 1'000;
constexpr size_t kAny = std::numeric_limits<size_t>::max();

std::string_view Keep(std::string_view text, std::pmr::memory_resource* memory) {
  if (text.empty()) return {};
  auto* copy = static_cast<char*>(memory->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

bool IsLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// A string field of which each character must pass `allowed`.
template <typename Allowed>
std::string_view Plain(const FieldReader& fields, const char* name, size_t most, Allowed allowed) {
  const std::string_view text = fields.String(name, most);
  if (!std::ranges::all_of(text, allowed)) Refuse(ErrorCode::kWrongType, fields.Below(name));
  return text;
}

uint32_t OneOrMore(const FieldReader& fields, const char* name) {
  const uint32_t value = fields.Uint32(name);
  if (value == 0) Refuse(ErrorCode::kMissingField, fields.Below(name));
  return value;
}

Hello ReadHello(const FieldReader& fields, std::pmr::memory_resource* memory) {
  Hello hello;
  hello.protocol_min = OneOrMore(fields, "protocolMin");
  hello.protocol_max = OneOrMore(fields, "protocolMax");
  if (hello.protocol_max < hello.protocol_min) Refuse(ErrorCode::kWrongType, fields.Below("protocolMax"));
  const auto dotted = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  hello.extension_version = Keep(Plain(fields, "extensionVersion", kMaxVersion, dotted), memory);
  hello.browser = fields.EnumValue<Browser>("browser");
  // Not judged further: browsers say more than BCP 47 allows ("en-US@posix"), and it is only looked up.
  hello.ui_language = Keep(fields.String("uiLanguage", kMaxLanguage), memory);
  return hello;
}

// Takes over the parts, or says that they are too much. All are read, so that a wrong one is told in any
// case.
void ReadParts(const FieldReader& fields, CheckRequest& check, std::pmr::memory_resource* memory) {
  const FieldPath at = fields.Below("parts");
  const Json::array_t* parts = fields.List("parts", kAny);
  if (parts == nullptr) Refuse(ErrorCode::kMissingField, at);
  check.too_long = parts->size() > kMaxParts;
  size_t bytes = 0;
  for (size_t i = 0; i < parts->size(); ++i) {
    const FieldPath here{&at, {}, static_cast<uint32_t>(i)};
    const FieldReader part((*parts)[i], here);
    const auto role = part.EnumValue<PartRole>("role");
    const std::string_view text = part.String("text", kAny);
    bytes += text.size();
    check.too_long = check.too_long || bytes > kMaxDraftBytes;
    if (check.too_long) continue;
    check.draft.parts.push_back(
        {role == PartRole::kUnspecified ? PartRole::kBody : role, Keep(text, memory)});
  }
  if (check.too_long) check.draft.parts.clear();
}

void ReadAttachments(const FieldReader& fields, Draft& draft) {
  const FieldPath at = fields.Below("attachments");
  const Json::array_t* list = fields.List("attachments", kMaxAttachments);
  if (list == nullptr) return;
  for (size_t i = 0; i < list->size(); ++i) {
    const FieldPath here{&at, {}, static_cast<uint32_t>(i)};
    const FieldReader attachment((*list)[i], here);
    draft.attachments.push_back(
        {attachment.EnumValue<AttachmentKind>("kind"), OneOrMore(attachment, "count")});
  }
}

PageSpan ReadSpan(const FieldReader& fields, const char* name) {
  const Json* value = fields.Find(name);
  const FieldPath at = fields.Below(name);
  if (value == nullptr) Refuse(ErrorCode::kMissingField, at);
  const FieldReader span(*value, at);
  return {span.Uint32("begin"), span.Uint32("end")};
}

void ReadAnswers(const FieldReader& fields, CheckRequest& check, std::pmr::memory_resource* memory) {
  const FieldPath at = fields.Below("answers");
  const Json::array_t* list = fields.List("answers", kMaxAnswers);
  if (list == nullptr || check.too_long) return;
  Draft& draft = check.draft;
  // Answers come grouped by part as a rule, so one index at a time is enough.
  std::optional<Utf16Index> index;
  uint32_t indexed = 0;
  for (size_t i = 0; i < list->size(); ++i) {
    const FieldPath here{&at, {}, static_cast<uint32_t>(i)};
    const FieldReader fields_of_answer((*list)[i], here);
    Answer answer;
    answer.rule = Keep(fields_of_answer.String("rule", kMaxRule), memory);
    if (answer.rule.empty()) Refuse(ErrorCode::kMissingField, fields_of_answer.Below("rule"));
    answer.part = fields_of_answer.Uint32("part");
    if (answer.part >= draft.parts.size()) Refuse(ErrorCode::kWrongType, fields_of_answer.Below("part"));
    if (!index || indexed != answer.part) {
      index.emplace(draft.parts[answer.part].text, memory);
      indexed = answer.part;
    }
    const std::optional<SourceSpan> span = index->ToSource(ReadSpan(fields_of_answer, "span"));
    if (!span) Refuse(ErrorCode::kWrongType, fields_of_answer.Below("span"));
    answer.span = *span;
    answer.kind = fields_of_answer.EnumValue<AnswerKind>("kind");
    if (answer.kind == AnswerKind::kUnspecified)
      Refuse(ErrorCode::kMissingField, fields_of_answer.Below("kind"));
    draft.answers.push_back(answer);
  }
}

void ReadMuted(const FieldReader& fields, Draft& draft) {
  const FieldPath at = fields.Below("muted");
  const Json::array_t* list = fields.List("muted", kMaxMuted);
  if (list == nullptr) return;
  for (size_t i = 0; i < list->size(); ++i) {
    const FieldPath here{&at, {}, static_cast<uint32_t>(i)};
    draft.muted.push_back(ReadEnum<Category>((*list)[i], here));
  }
}

CheckRequest ReadCheck(const FieldReader& fields, std::pmr::memory_resource* memory) {
  CheckRequest check(memory);
  check.composer = fields.Uint32("composer");
  check.revision = fields.Uint32("revision");
  const auto id_character = [](char c) { return IsLowerOrDigit(c) || c == '.' || c == '_' || c == '-'; };
  check.surface = Keep(Plain(fields, "surface", kMaxSurface, id_character), memory);
  const auto kind = fields.EnumValue<Kind>("kind");
  check.draft.kind = kind == Kind::kUnspecified ? Kind::kPost : kind;
  check.draft.audience = fields.EnumValue<Audience>("audience");
  check.urgent = fields.Bool("urgent");
  ReadParts(fields, check, memory);
  ReadAttachments(fields, check.draft);
  ReadAnswers(fields, check, memory);
  ReadMuted(fields, check.draft);
  return check;
}

Decision ReadDecision(const FieldReader& fields) {
  Decision decision;
  decision.composer = fields.Uint32("composer");
  decision.revision = fields.Uint32("revision");
  decision.outcome = fields.EnumValue<Outcome>("outcome");
  if (decision.outcome == Outcome::kUnspecified) Refuse(ErrorCode::kMissingField, fields.Below("outcome"));
  decision.reason = fields.EnumValue<AnswerKind>("reason");
  return decision;
}

// The name of the one verb that is set.
std::string_view VerbOf(const Json& json, const FieldReader& fields) {
  std::string_view verb;
  size_t known = json.count("id");
  for (const char* name : {"hello", "check", "decision", "status", "recorded"}) {
    known += json.count(name);
    if (fields.Find(name) == nullptr) continue;
    if (!verb.empty()) Refuse(ErrorCode::kNoVerb, fields.path());
    verb = name;
  }
  // Without a verb that is known, whatever else stands beside the id is one that is not.
  if (verb.empty()) {
    Refuse(json.size() > known ? ErrorCode::kUnknownVerb : ErrorCode::kNoVerb, fields.path());
  }
  return verb;
}

void ReadVerb(const Json& json, const FieldReader& fields, Request& request,
              std::pmr::memory_resource* memory) {
  const std::string_view name = VerbOf(json, fields);
  const FieldPath at = fields.Below(name);
  const FieldReader verb(*fields.Find(name.data()), at);
  if (name == "hello") {
    request.verb = ReadHello(verb, memory);
  } else if (name == "check") {
    request.verb.emplace<CheckRequest>(ReadCheck(verb, memory));
  } else if (name == "decision") {
    request.verb = ReadDecision(verb);
  } else if (name == "status") {
    request.verb = StatusQuery{};
  } else {
    request.verb = RecordedQuery{};
  }
}

// The whole frame as JSON; throws Refusal.
Json Parse(std::span<char> json, JsonScan& scan) {
  const FieldPath nowhere;
  if (!IsUtf8({json.data(), json.size()})) Refuse(ErrorCode::kInvalidUtf8, nowhere);
  scan = ScanJson(json);
  // The parser would skip a byte order mark; JSON has none.
  if (scan.depth > kMaxJsonDepth || json.front() == '\xEF') Refuse(ErrorCode::kNotJson, nowhere);
  Json parsed = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) Refuse(ErrorCode::kNotJson, nowhere);
  return parsed;
}

void Read(std::span<char> json, uint32_t* id, Request& request, std::pmr::memory_resource* memory) {
  const FieldPath top;
  JsonScan scan;
  const Json parsed = Parse(json, scan);
  if (!parsed.is_object()) Refuse(ErrorCode::kNotAnObject, top);
  const FieldReader fields(parsed, top);
  request.id = OneOrMore(fields, "id");
  *id = request.id;
  if (scan.lone_surrogate) throw Refusal{{ErrorCode::kLoneSurrogate, scan.surrogate_field}};
  ReadVerb(parsed, fields, request, memory);
}

}  // namespace

std::variant<Request, Refused> DecodeRequest(std::span<char> json, std::pmr::memory_resource* scratch,
                                             std::pmr::memory_resource* memory) {
  const ArenaScope scope(scratch);
  Refused refused;
  try {
    Request request;
    Read(json, &refused.id, request, memory);
    return request;
  } catch (Refusal& refusal) {
    refused.error = std::move(refusal.error);
  }
  return refused;
}

}  // namespace discreet
