#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "wire/json.h"
#include "wire/messages.h"
#include "wire/names.h"

namespace discreet {

// Where in a message: a chain of names and indices, put into words only when something is refused.
struct FieldPath {
  const FieldPath* parent = nullptr;
  std::string_view name;  // a name of the schema; empty for an element of a list
  uint32_t index = 0;

  std::string ToString() const;
};

// Thrown inside wire/ when a request is refused; never leaves DecodeRequest.
struct Refusal {
  WireError error;
};

[[noreturn]] void Refuse(ErrorCode code, const FieldPath& at);

// The name that `value` is. Throws kWrongType when it is none, kUnknownEnum when it is empty.
std::string_view ReadName(const Json& value, const FieldPath& at);

// Throws as ReadName, and kUnknownEnum for a name that is not the schema's.
template <typename Enum>
Enum ReadEnum(const Json& value, const FieldPath& at) {
  const std::optional<Enum> read = FromWireName<Enum>(ReadName(value, at));
  if (!read) Refuse(ErrorCode::kUnknownEnum, at);
  return *read;
}

// One JSON object read as a message of the schema. A field that is absent or null is at its default. Every
// function throws Refusal when the field is not as the schema says. Views hold as long as `object`.
class FieldReader {
 public:
  // Throws kWrongType when `value` is no object.
  FieldReader(const Json& value, const FieldPath& at);

  const FieldPath& path() const { return at_; }

  // nullptr when it is at its default.
  const Json* Find(const char* name) const;

  uint32_t Uint32(const char* name) const;
  bool Bool(const char* name) const;
  // Throws kLimit when longer than `most` bytes.
  std::string_view String(const char* name, size_t most) const;
  // nullptr when empty. Throws kLimit when it has more than `most` elements.
  const Json::array_t* List(const char* name, size_t most) const;

  template <typename Enum>
  Enum EnumValue(const char* name) const {
    const Json* value = Find(name);
    return value == nullptr ? Enum{} : ReadEnum<Enum>(*value, Below(name));
  }

  FieldPath Below(std::string_view name) const { return {&at_, name, 0}; }

 private:
  const Json& object_;
  const FieldPath& at_;
};

}  // namespace discreet
