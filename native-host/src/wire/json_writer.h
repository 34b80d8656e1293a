#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "wire/json.h"
#include "wire/names.h"

namespace discreet {

// Puts fields into a JSON object the canonical way: what is at its default is left out.
inline void Put(Json& object, const char* name, uint32_t value) {
  if (value != 0) object[name] = value;
}
inline void Put(Json& object, const char* name, bool value) {
  if (value) object[name] = true;
}
inline void Put(Json& object, const char* name, std::string_view text) {
  if (!text.empty()) object[name] = ArenaString(text);
}
template <typename Enum>
requires std::is_enum_v<Enum>
void Put(Json& object, const char* name, Enum value) {
  if (value != Enum{}) object[name] = ArenaString(WireName(value));
}
// A list of messages, each made by `make`.
template <typename List, typename Make>
void PutList(Json& object, const char* name, const List& list, Make make) {
  if (std::empty(list)) return;
  Json array = Json::array();
  for (const auto& element : list) array.push_back(make(element));
  object[name] = std::move(array);
}

}  // namespace discreet
