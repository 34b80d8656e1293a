// What the core pack says to people: short, plain, and never more than Discreet knows.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace discreet {
namespace {

using Texts = std::map<std::string, std::string>;

YAML::Node Advice(const std::string& locale) {
  return YAML::LoadFile(std::string(DISCREET_SOURCE_DIR) + "/shared/packs/core/advice/" + locale + ".yaml");
}

// Every reason, and each sentence that people read, by key. Labels of buttons and ids are neither.
Texts SentencesOf(const std::string& locale) {
  Texts texts;
  const YAML::Node all = Advice(locale);
  for (const auto& pair : all["advice"])
    texts[pair.first.as<std::string>()] = pair.second["why"].as<std::string>();
  for (const auto& pair : all["phrases"]) {
    const auto key = pair.first.as<std::string>();
    if (key.starts_with("why.") || key.starts_with("closing.") || key.starts_with("stories_never."))
      texts[key] = pair.second.as<std::string>();
  }
  return texts;
}

size_t CharactersOf(const std::string& text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool IsVowel(char c) { return std::string("aeiouy").find(c) != std::string::npos; }

// Groups of vowels, without a silent e.
int SyllablesOf(const std::string& word) {
  int groups = 0;
  for (size_t i = 0; i < word.size(); ++i)
    groups += IsVowel(word[i]) && (i == 0 || !IsVowel(word[i - 1])) ? 1 : 0;
  const bool silent = word.ends_with("e") && !word.ends_with("le");
  const bool silent_ed = word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
  return std::max(1, groups - (groups > 1 && (silent || silent_ed) ? 1 : 0));
}

// Flesch and Kincaid's: 0.39 words a sentence + 11.8 syllables a word - 15.59.
double GradeOf(const std::string& text) {
  int words = 0;
  int syllables = 0;
  int sentences = 0;
  std::string word;
  for (const char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (c != '\'' && c != '-' && !word.empty()) {
      ++words;
      syllables += SyllablesOf(word);
      word.clear();
    }
    sentences += c == '.' || c == '?' || c == '!' ? 1 : 0;
  }
  return 0.39 * words / std::max(1, sentences) + 11.8 * syllables / words - 15.59;
}

TEST(AdviceTexts, GradeIsThatOfTheFormula) {
  EXPECT_NEAR(GradeOf("The cat sat on the mat."), -1.45, 0.01);
  EXPECT_GT(GradeOf("Individually identifiable information necessitates authorization."), 20);
}

TEST(AdviceTexts, EnglishIsPlain) {
  for (const auto& [key, text] : SentencesOf("en")) EXPECT_LE(GradeOf(text), 8.0) << key << ": " << text;
}

TEST(AdviceTexts, AreShortAndNeverBlame) {
  const std::vector<std::string> never = {
      "safe",     "anonym",  "anónim",   "de-identif", "desidentif", "complian", "cumplimiento",
      "violat",   "violaci", "illegal",  "ilegal",     "!",          "¡",        "you should",
      "you must", "debes",   "deberías", "fault",      "culpa"};
  for (const char* locale : {"en", "es"}) {
    for (const auto& [key, text] : SentencesOf(locale)) {
      EXPECT_LE(CharactersOf(text), 140U) << locale << " " << key;
      std::string lower(text);
      std::transform(lower.begin(), lower.end(), lower.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      for (const std::string& word : never)
        EXPECT_EQ(lower.find(word), std::string::npos) << locale << " " << key << ": " << word;
    }
  }
}

TEST(AdviceTexts, SpanishHasEveryTextWithTheSameAnswers) {
  const YAML::Node english = Advice("en");
  const YAML::Node spanish = Advice("es");
  for (const auto& pair : english["advice"]) {
    const auto key = pair.first.as<std::string>();
    const YAML::Node other = spanish["advice"][key];
    ASSERT_TRUE(other.IsDefined()) << key;
    EXPECT_EQ(pair.second["answers"].as<std::vector<std::string>>(),
              other["answers"].as<std::vector<std::string>>())
        << key;
    EXPECT_NE(pair.second["why"].as<std::string>(), other["why"].as<std::string>()) << key;
    EXPECT_EQ(pair.second["replace"].size() == 0, other["replace"].size() == 0) << key;
  }
  for (const auto& pair : english["phrases"]) {
    const auto key = pair.first.as<std::string>();
    // What is cited is the same in every language.
    EXPECT_TRUE(key.starts_with("law.") || key.starts_with("cite.") || spanish["phrases"][key].IsDefined())
        << key;
  }
}

TEST(AdviceTexts, EveryCategoryOfPolicyHasOne) {
  const YAML::Node advice = Advice("en")["advice"];
  for (const char* category :
       {"medical_advice", "misinformation", "hate", "offensive", "bullying", "confidential", "employee_info",
        "credentials", "photo", "boundary", "speaking_for_employer", "disparagement"})
    EXPECT_TRUE(advice[std::string("policy.") + category].IsDefined()) << category;
  for (const char* told : {"told.direct", "told.indirect"}) {
    ASSERT_TRUE(advice[told].IsDefined()) << told;
    EXPECT_EQ(advice[told]["answers"][0].as<std::string>(), "cared_for_here");
  }
}

}  // namespace
}  // namespace discreet
