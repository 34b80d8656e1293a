// Whatever a file of tables holds, loading it ends in tables or in a reason, and tables that load can be
// asked.
#include <cstdlib>
#include <cstring>

#include "fuzz/require.h"
#include "tables/tables.h"
#include "unit/tables/ask_everything.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace discreet;
  // Room that ends with the bytes, so that reading past the end shows, and begins on the boundary that tables
  // need.
  void* room = nullptr;
  if (::posix_memalign(&room, tables_format::kAlignment, size == 0 ? 1 : size) != 0) return 0;
  if (size > 0) std::memcpy(room, data, size);
  Tables tables;
  const std::string wrong = Tables::Load({static_cast<const std::byte*>(room), size}, &tables);
  const size_t said = AskEverything(tables);
  fuzz::Require(wrong.empty() || !tables.Intact(), "tables that did not load are left alone");
  fuzz::Require(said < kWrong, "a cluster is one of those that there are");
  std::free(room);
  return 0;
}
