// Whatever JSON, or none, comes in a frame: a request that holds what it should, or a reason to refuse it.
#include <string>

#include "fuzz/request_use.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string json(data, data + size);
  discreet::fuzz::DecodeAndUse(json);
  return 0;
}
