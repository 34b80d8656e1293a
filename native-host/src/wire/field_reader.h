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
    const std::string_view written = EnumName(name);
    if (written.empty()) return Enum{};
    const std::optional<Enum> value = FromWireName<Enum>(written);
    if (!value) Refuse(ErrorCode::kUnknownEnum, Below(name));
    return *value;
  }

  FieldPath Below(std::string_view name) const { return {&at_, name, 0}; }

 private:
  std::string_view EnumName(const char* name) const;

  const Json& object_;
  const FieldPath& at_;
};

}  // namespace discreet
