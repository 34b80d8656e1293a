// Whatever people type: the matcher finds what a plain loop of RE2 over every built-in rule finds.
#include "fuzz/readable_text.h"
#include "fuzz/require.h"
#include "oracle/exactness.h"
#include "pack/core_pack.h"
#include "pack/loaded_pack.h"

namespace {

using namespace discreet;

oracle::Exactness& CoreGate() {
  static const PackLoad core = LoadPack(CorePack());
  fuzz::Require(core.pack != nullptr, "the built-in pack loads");
  static oracle::Exactness gate(*core.pack);
  return gate;
}

}  // namespace

// Before the first input, which is then not the one that takes long.
extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  CoreGate();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  oracle::Exactness& gate = CoreGate();
  const std::string text = fuzz::ReadableText(data + 1, size - 1);
  gate.Compare(text, data[0] % 8 == 0 ? Kind::kReviewReply : Kind::kPost, "this input");
  for (const std::string& report : gate.reports()) std::fprintf(stderr, "%s\n", report.c_str());
  fuzz::Require(gate.differing_texts() == 0, "matcher and loop find the same");
  return 0;
}
