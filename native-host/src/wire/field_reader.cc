#include "wire/field_reader.h"

#include <limits>

namespace discreet {

std::string FieldPath::ToString() const {
  std::string path = parent == nullptr ? "" : parent->ToString();
  if (name.empty()) return parent == nullptr ? path : path + '[' + std::to_string(index) + ']';
  if (!path.empty()) path += '.';
  return path.append(name);
}

void Refuse(ErrorCode code, const FieldPath& at) { throw Refusal{{code, at.ToString()}}; }

std::string_view ReadName(const Json& value, const FieldPath& at) {
  const auto* text = value.get_ptr<const ArenaString*>();
  if (text == nullptr) Refuse(ErrorCode::kWrongType, at);
  if (text->empty()) Refuse(ErrorCode::kUnknownEnum, at);
  return *text;
}

FieldReader::FieldReader(const Json& value, const FieldPath& at) : object_(value), at_(at) {
  if (!value.is_object()) Refuse(ErrorCode::kWrongType, at);
}

const Json* FieldReader::Find(const char* name) const {
  const auto found = object_.find(name);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

uint32_t FieldReader::Uint32(const char* name) const {
  const Json* value = Find(name);
  if (value == nullptr) return 0;
  // A number without a fraction that is not negative is unsigned to the parser; all others are not of the
  // schema.
  const auto* number = value->get_ptr<const uint64_t*>();
  if (number == nullptr || *number > std::numeric_limits<uint32_t>::max())
    Refuse(ErrorCode::kWrongType, Below(name));
  return static_cast<uint32_t>(*number);
}

bool FieldReader::Bool(const char* name) const {
  const Json* value = Find(name);
  if (value == nullptr) return false;
  const auto* truth = value->get_ptr<const bool*>();
  if (truth == nullptr) Refuse(ErrorCode::kWrongType, Below(name));
  return *truth;
}

std::string_view FieldReader::String(const char* name, size_t most) const {
  const Json* value = Find(name);
  if (value == nullptr) return {};
  const auto* text = value->get_ptr<const ArenaString*>();
  if (text == nullptr) Refuse(ErrorCode::kWrongType, Below(name));
  if (text->size() > most) Refuse(ErrorCode::kLimit, Below(name));
  return *text;
}

const Json::array_t* FieldReader::List(const char* name, size_t most) const {
  const Json* value = Find(name);
  if (value == nullptr) return nullptr;
  const auto* list = value->get_ptr<const Json::array_t*>();
  if (list == nullptr) Refuse(ErrorCode::kWrongType, Below(name));
  if (list->size() > most) Refuse(ErrorCode::kLimit, Below(name));
  return list->empty() ? nullptr : list;
}

}  // namespace discreet
