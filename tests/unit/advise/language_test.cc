#include "advise/language.h"

#include <gtest/gtest.h>

#include <memory_resource>

namespace discreet {
namespace {

std::string_view Language(std::string_view source, std::string_view fallback) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(source, &memory);
  const NormalizedText* const texts[] = {&text};
  return LanguageOf(texts, fallback, &memory);
}

TEST(Language, IsThatOfTheText) {
  EXPECT_EQ(Language("My patient Mr. Núñez went home with his wife", "es"), "en");
  EXPECT_EQ(Language("La señora Peña ya está en su casa, qué alegría", "en"), "es");
  EXPECT_EQ(Language("Núñez 💙", "es"), "es");
  EXPECT_EQ(Language("", "en"), "en");
  EXPECT_EQ(Language("no me, he", "es-MX"), "es-MX") << "words of both languages decide nothing";
}

}  // namespace
}  // namespace discreet
