#include "small_tables.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace discreet {

SmallTables::SmallTables() {
  std::string name = ::testing::TempDir() + "discreet-tables-XXXXXX";
  folder_ = ::mkdtemp(name.data());
  std::filesystem::copy(std::string(DISCREET_SOURCE_DIR) + "/tests/unit/tables/small", folder_,
                        std::filesystem::copy_options::recursive);
}

SmallTables::~SmallTables() { std::filesystem::remove_all(folder_); }

void SmallTables::Write(const std::string& path, const std::string& content) const {
  std::filesystem::create_directories((folder_ / path).parent_path());
  std::ofstream(folder_ / path) << content;
}

AlignedBytes::AlignedBytes(std::span<const std::byte> bytes) {
  if (::posix_memalign(&room_, 64, std::max<size_t>(bytes.size(), 1)) != 0) std::abort();
  if (!bytes.empty()) std::memcpy(room_, bytes.data(), bytes.size());
  bytes_ = {static_cast<std::byte*>(room_), bytes.size()};
}

AlignedBytes::~AlignedBytes() { std::free(room_); }

}  // namespace discreet
