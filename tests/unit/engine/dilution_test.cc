// A patient's number stays held whatever is written around it: neither small talk nor markup makes it less
// telling.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core_engine.h"

namespace discreet {
namespace {

constexpr const char* kTold[] = {
    "My patient Mr. Teodor Lindqvist, MRN 00583921, finally went home after his bypass. 🌙",
    "pt in 4B, MRN 77120345, coded twice on my shift. señora, qué noche",
    "mi paciente la señora Etxeberria, MRN 40027719, se cayó otra vez en mi turno 💔",
};

// What people write before and behind it.
constexpr const char* kAround[] = {
    "call 555-0100.",
    "<b>wow</b>",
    "i <3 this team ☕",
    "long night\ntea and toast\nso it goes\nthe car would not start\nmy dog ate the remote",
    "Happy birthday to the best sister in the world 🎂 see you at the lake on Sunday",
    "מזל טוב לכולם",
    "https://example.org/recipe #soup #weekend",
};

TEST(Dilution, APatientsNumberIsHeldWhateverStandsAroundIt) {
  test::CoreEngine engine;
  for (size_t told = 0; told < std::size(kTold); ++told) {
    std::string all = kTold[told];
    EXPECT_EQ(engine.Check(all).action, Action::kGate) << told;
    for (size_t around = 0; around < std::size(kAround); ++around) {
      const std::string words(kAround[around]);
      EXPECT_EQ(engine.Check(kTold[told] + (" " + words)).action, Action::kGate)
          << told << ", behind " << around;
      EXPECT_EQ(engine.Check(words + " " + kTold[told]).action, Action::kGate)
          << told << ", before " << around;
      all = words + "\n" + all + "\n" + words;
      EXPECT_EQ(engine.Check(all).action, Action::kGate) << told << ", everything up to " << around;
    }
  }
}

// The control: it is the number with the patient that holds it, not a number alone.
TEST(Dilution, ANumberOfNobodyIsNot) {
  test::CoreEngine engine;
  EXPECT_NE(engine.Check("How do you say MRN out loud? Ours have 8 digits ☕ señores").action, Action::kGate);
  EXPECT_NE(engine.Check("order 00583921 never came, the couch is still in the warehouse 😤").action,
            Action::kGate);
}

}  // namespace
}  // namespace discreet
