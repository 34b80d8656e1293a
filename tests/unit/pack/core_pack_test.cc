#include "pack/core_pack.h"

#include <gtest/gtest.h>

#include "pack/loaded_pack.h"

namespace discreet {
namespace {

TEST(CorePack, LoadsAndHoldsTogether) {
  const PackLoad load = LoadPack(CorePack());
  ASSERT_NE(load.pack, nullptr) << load.error;
  EXPECT_EQ(load.pack->pack_id(), "core");
  EXPECT_EQ(load.pack->CheckWords(), "");
  EXPECT_FALSE(load.pack->rules().empty());
  EXPECT_EQ(load.pack->sha256(), CorePackSha256());
}

TEST(CorePack, IsTheSameWithoutItsChecks) {
  const PackLoad checked = LoadPack(CorePack());
  const PackLoad brief = LoadCorePack();
  ASSERT_NE(brief.pack, nullptr) << brief.error;
  EXPECT_EQ(brief.pack->sha256(), checked.pack->sha256());
  EXPECT_EQ(brief.pack->pack_id(), "core");
  EXPECT_EQ(brief.pack->pack_version(), checked.pack->pack_version());
  EXPECT_EQ(brief.pack->rules().size(), checked.pack->rules().size());
  ASSERT_NE(brief.pack->match_tables(), nullptr);
  EXPECT_EQ(brief.pack->match_tables()->plans.data(), checked.pack->match_tables()->plans.data());
}

TEST(CorePack, HasWordsForEveryRuleThatIsShown) {
  const PackLoad load = LoadPack(CorePack());
  ASSERT_NE(load.pack, nullptr) << load.error;
  for (const auto& rule : load.pack->rules()) {
    EXPECT_FALSE(load.pack->Citations(rule.number).empty()) << rule.id;
    if (rule.role == Role::kEvidence) continue;
    EXPECT_NE(load.pack->Advice(rule.number, "en")->title, "Look again here") << rule.id;
  }
  EXPECT_NE(load.pack->Phrase("fix.change", "en").find("{}"), std::string_view::npos);
}

TEST(CorePack, StandsOnACacheLine) { EXPECT_EQ(reinterpret_cast<uintptr_t>(CorePack().data()) % 64, 0U); }

}  // namespace
}  // namespace discreet
