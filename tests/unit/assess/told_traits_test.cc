// Age and sex as clinicians write them, and whose they are.
#include "assess/told_traits.h"

#include <gtest/gtest.h>

#include <memory_resource>
#include <string>

#include "discreet/normalized_text.h"

namespace discreet {
namespace {

struct Read {
  std::optional<AgeRange> age;
  Sex sex;
};

Read ReadTraits(std::string_view typed) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(typed, &memory);
  const Words cut(text.view(), &memory);
  const WhoseWords words(text.view(), cut, &memory);
  ToldTraits traits;
  traits.Read(words);
  return {traits.age(), traits.sex()};
}

std::string Text(std::optional<AgeRange> age) {
  if (!age) return "none";
  return std::to_string(age->from) + "-" + std::to_string(age->to);
}

TEST(ToldTraits, ReadsAgesAsTheyAreWritten) {
  const struct {
    const char* text;
    const char* age;
    Sex sex;
  } cases[] = {
      {"Admitted an 82M with ALS 💔", "82-82", Sex::kMale},
      {"82yof, café owner, fell", "82-82", Sex::kFemale},
      {"my pt is an 82 y/o gentleman, Señor N", "82-82", Sex::kMale},
      {"A 7-year-old girl got her new kidney — olé", "7-7", Sex::kFemale},
      {"7yo on my unit, niño dulce", "7-7", Sex::kMale},
      {"Patient, 45 F, DKA again… naïve to insulin", "45-45", Sex::kFemale},
      {"Coded an eighty-two year old man ✝️", "82-82", Sex::kMale},
      {"She turned 101 on our floor 🎂", "100-100", Sex::kFemale},
      {"a man in his late 50s, crêpe chef", "56-59", Sex::kMale},
      {"woman in her eighties, très douce", "80-89", Sex::kFemale},
      {"pt age 34 with a migraña", "34-34", Sex::kUnknown},
      {"8-month-old, fiebre", "0-0", Sex::kUnknown},
      {"an 18 month old, piñata injury", "1-1", Sex::kUnknown},
      {"3 day old baby girl 👶", "0-0", Sex::kFemale},
      {"elderly woman from the pueblo, Núñez", "65-100", Sex::kFemale},
      {"A nonagenarian — he danced", "90-99", Sex::kMale},
      {"teenager tonight, año difícil", "13-19", Sex::kUnknown},
      {"Hoy murió una señora de 82 años", "82-82", Sex::kFemale},
      {"Ingresó un hombre de ochenta y dos años", "82-82", Sex::kMale},
      {"La paciente tiene 34 años, qué pena", "34-34", Sex::kUnknown},
      {"niña de 8 meses con fiebre", "0-0", Sex::kFemale},
      {"una anciana muy dulce", "65-100", Sex::kFemale},
      {"Patient said she's 101 and her secret is tequila añejo", "100-100", Sex::kFemale},
      {"Ninety-six and she danced — olé", "96-96", Sex::kFemale},
      {"He was so brave, señores", "none", Sex::kMale},
  };
  for (const auto& c : cases) {
    const Read read = ReadTraits(c.text);
    EXPECT_EQ(Text(read.age), c.age) << c.text;
    EXPECT_EQ(read.sex, c.sex) << c.text;
  }
}

TEST(ToldTraits, LeavesWhatIsNoAge) {
  for (const char* text :
       {"sats in the 80s all night, ay", "room 82, señora asleep? no: nobody", "30 years of nursing — ¡olé!",
        "gave 40 mg of Lasix, así", "20 años de experiencia", "10 year history of pain, José",
        "patient in bed 12 — café", "call 911 ☎️", "q 4 hours, ñ"}) {
    const Read read = ReadTraits(text);
    EXPECT_TRUE(!read.age || read.age->years() > 30) << text << " " << Text(read.age);
  }
}

TEST(ToldTraits, LeavesWhatIsSaidOfOthers) {
  const struct {
    const char* text;
    const char* age;
  } cases[] = {
      {"I'm 34 and exhausted 😩", "none"},
      {"I'm a 34yo nurse, naïve once", "none"},
      {"As a 41-year-old nurse, I had a 7yo tonight — olé", "7-7"},
      {"My mom is 82. She has ALS 💔", "none"},
      {"My husband, 45, got stitches — ouch, mi amor", "none"},
      {"I had an 82M with ALS, señores", "82-82"},
      {"I'm taking care of a 7yo girl — niña dulce", "7-7"},
      {"His daughter, 45, is a saint. He is 82 ✨", "82-82"},
      {"People over 65 should get it, mañana", "none"},
      {"Women in their 40s need a mammogram — sí", "none"},
      {"our nurse, 34, quit; the café is closed", "none"},
      {"I turned 50 today 🎉", "none"},
      {"Tengo 34 años y estoy cansada", "none"},
      {"mi abuela de 90 años", "none"},
  };
  for (const auto& c : cases) EXPECT_EQ(Text(ReadTraits(c.text).age), c.age) << c.text;
}

TEST(ToldTraits, TheClosestAgeCountsAndOthersNarrowIt) {
  EXPECT_EQ(Text(ReadTraits("An elderly man, 82M, naïve").age), "82-82");
  EXPECT_EQ(Text(ReadTraits("A woman in her 80s, so an older lady — así").age), "80-89");
  EXPECT_EQ(Text(ReadTraits("A teen boy, 16, café").age), "16-16") << "a number between commas";
}

}  // namespace
}  // namespace discreet
