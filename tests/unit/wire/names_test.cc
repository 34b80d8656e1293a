#include "wire/names.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "discreet/v1/wire.pb.h"

namespace discreet {
namespace {

using Values = std::map<int, std::string>;

TEST(WireNames, AreThoseOfTheSchemaValueByValue) {
  std::map<std::string, Values> in_schema;
  const auto* file = v1::Request::descriptor()->file();
  for (int i = 0; i < file->enum_type_count(); ++i) {
    const auto* type = file->enum_type(i);
    for (int v = 0; v < type->value_count(); ++v) {
      in_schema[type->name()][type->value(v)->number()] = type->value(v)->name();
    }
  }
  std::map<std::string, Values> in_table;
  VisitWireNames(
      [](void* table, std::string_view schema_name, int value, std::string_view wire_name) {
        (*static_cast<std::map<std::string, Values>*>(table))[std::string(schema_name)][value] = wire_name;
      },
      &in_table);
  EXPECT_EQ(in_table, in_schema);
}

TEST(WireNames, LeadBothWays) {
  EXPECT_EQ(WireName(Kind::kReviewReply), "REVIEW_REPLY");
  EXPECT_EQ(FromWireName<Kind>("REVIEW_REPLY"), Kind::kReviewReply);
  for (const char* unknown : {"", "review_reply", "REVIEW_REPLY ", "KIND", "ÉTÉ"}) {
    EXPECT_EQ(FromWireName<Kind>(unknown), std::nullopt) << unknown;
  }
}

void AddFields(const google::protobuf::Descriptor* message, std::set<std::string>& names) {
  for (int i = 0; i < message->field_count(); ++i) {
    names.insert(message->field(i)->json_name());
    if (const auto* below = message->field(i)->message_type()) AddFields(below, names);
  }
}

TEST(WireNames, RequestFieldsAreThoseOfTheSchema) {
  std::set<std::string> names;
  AddFields(v1::Request::descriptor(), names);
  for (const std::string& name : names) EXPECT_TRUE(IsRequestField(name)) << name;
  for (const char* other : {"", "extension_version", "findings", "müller", "Check", "checks", "chec"}) {
    EXPECT_EQ(IsRequestField(other), names.contains(other)) << other;
  }
  EXPECT_EQ(names.size(), 31U) << "a field was added or removed: look at kRequestFields too";
}

}  // namespace
}  // namespace discreet
