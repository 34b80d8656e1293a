#include "advise/fitting.h"

#include <gtest/gtest.h>

#include <array>
#include <memory_resource>

namespace discreet {
namespace {

// What stands there with the wording in place of what it asks for; "-" where it does not fit.
std::string Fitting(std::string marked, std::string_view wording) {
  const auto begin = static_cast<uint32_t>(marked.find("[["));
  marked.erase(begin, 2);
  const auto end = static_cast<uint32_t>(marked.find("]]"));
  marked.erase(end, 2);
  std::pmr::monotonic_buffer_resource memory;
  const auto fitted = Fit({marked, 0, {begin, end}, SpanLabel::kDate}, wording, &memory);
  if (!fitted) return "-";
  EXPECT_LE(fitted->span.begin, begin);
  EXPECT_GE(fitted->span.end, end);
  return marked.substr(0, fitted->span.begin) + std::string(fitted->wording) +
         marked.substr(fitted->span.end);
}

TEST(Fitting, AWordingWithoutAConditionFitsEverywhere) {
  EXPECT_EQ(Fitting("é [[3/14]] ü", "recently"), "é recently ü");
  EXPECT_EQ(Fitting("[[3/14]]", ""), "");
}

TEST(Fitting, WordsAroundArePartOfTheChange) {
  EXPECT_EQ(Fitting("died ON  [[3/14]], é", "on … → recently"), "died recently, é");
  EXPECT_EQ(Fitting("moon [[3/14]]", "on … → recently"), "-") << "as a whole word";
  EXPECT_EQ(Fitting("on[[3/14]]", "on … → recently"), "-");
  EXPECT_EQ(Fitting("[[3/14]]", "on … → recently"), "-");
  EXPECT_EQ(Fitting("año de [[1931]]", "año de … → entonces"), "entonces") << "several words";
  EXPECT_EQ(Fitting("AÑO DE [[1931]]", "año de … → entonces"), "entonces");
  EXPECT_EQ(Fitting("bed, [[room 4]], é", ", … → "), "bed, é");
  EXPECT_EQ(Fitting("[[Yule]] morning, é", "… morning → one morning"), "one morning, é");
  EXPECT_EQ(Fitting("[[Yule]] mornings", "… morning → one morning"), "-");
  EXPECT_EQ(Fitting("[[Yule]]", "… morning → one morning"), "-");
}

TEST(Fitting, BeginAndEndOfTheWordsThemselves) {
  EXPECT_EQ(Fitting("[[94YO]] é", "…yo → 90+ yo"), "90+ yo é");
  EXPECT_EQ(Fitting("[[94 yo]]", "…yo → 90+ yo"), "90+ yo");
  EXPECT_EQ(Fitting("[[arroyo]]", "…yo → 90+ yo"), "-") << "no letter before it";
  EXPECT_EQ(Fitting("[[o]]", "…yo → 90+ yo"), "-");
  EXPECT_EQ(Fitting("[[94 años]]", "…años → más"), "más");
  EXPECT_EQ(Fitting("[[in her nineties]]", "in… → old"), "old");
  EXPECT_EQ(Fitting("[[inside]]", "in… → old"), "-") << "as a whole word";
}

TEST(Fitting, AYearIsKept) {
  EXPECT_EQ(Fitting("on [[3/14/2024]], é", "on … → in ####"), "in 2024, é");
  EXPECT_EQ(Fitting("[[March 14, 1999]]", "in ####"), "in 1999");
  EXPECT_EQ(Fitting("[[March 14]]", "in ####"), "-");
  EXPECT_EQ(Fitting("[[3/14/24]]", "in ####"), "-");
  EXPECT_EQ(Fitting("[[120245]]", "in ####"), "-") << "part of a longer number";
}

TEST(Fitting, AConditionThatCannotBeReadFitsNowhere) {
  EXPECT_EQ(Fitting("é [[3/14]]", "on → recently"), "-");
}

}  // namespace
}  // namespace discreet
