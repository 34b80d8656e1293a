#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "discreet/v1/wire.pb.h"

namespace discreet::test {

// A frame's JSON out of shared/wire/examples.
struct Example {
  std::string name;     // "check.review_reply"
  std::string message;  // "check"
  std::string json;
};

// All that go to the host, or come from it; by name.
std::vector<Example> RequestExamples();
std::vector<Example> ReplyExamples();
// The one of that name; fails the test when there is none.
Example FindExample(const std::string& name);

// What shared/wire/examples/bad says must be refused.
struct BadExample {
  std::string file;
  std::string json;  // any bytes
  std::string code;
  std::string field;
  uint32_t id = 0;
};
std::vector<BadExample> BadExamples();

// The oracle: protobuf's own strict reading of its JSON. "" when `json` is a Reply, else what is wrong.
std::string ParseStrictly(const std::string& json, v1::Reply* reply);
std::string ParseStrictly(const std::string& json, v1::Request* request);

// The message as protobuf writes it, as a text that two equal messages share.
std::string Canonical(const google::protobuf::Message& message);
// JSON text with spaces and order taken out, for comparison; fails the test where it is no JSON.
std::string Normalized(const std::string& json);

}  // namespace discreet::test
