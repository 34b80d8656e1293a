#include "text/language.h"

#include <gtest/gtest.h>

#include <memory_resource>
#include <vector>

namespace discreet {
namespace {

Language Of(std::initializer_list<std::string_view> sources) {
  std::pmr::monotonic_buffer_resource memory;
  std::vector<Words> texts;
  for (const std::string_view source : sources) texts.emplace_back(source, &memory);
  return LanguageOf(texts);
}

TEST(Language, IsThatOfTheLittleWords) {
  EXPECT_EQ(Of({"My patient Mr. Núñez went home with his wife"}), Language::kEnglish);
  EXPECT_EQ(Of({"La señora Peña ya está en su casa, qué alegría"}), Language::kSpanish);
  EXPECT_EQ(Of({"Núñez 💙"}), Language::kUnclear);
  EXPECT_EQ(Of({}), Language::kUnclear);
  EXPECT_EQ(Of({"no me, he"}), Language::kUnclear) << "words of both languages decide nothing";
}

TEST(Language, IsOtherWhereOthersLead) {
  for (const std::string_view text : {
           "Aujourd'hui une dame de 82 ans est tombée dans le couloir et nous avons dû appeler sa fille",
           "Hoje atendi uma senhora que veio de Campinas e o médico não estava",
           "Oggi ho visto una signora che non voleva mangiare",
           "Heute hatte ich einen Herrn aus Ulm, der nicht mehr gehen konnte",
           "Vandaag had ik een dame uit Hoorn die niet meer kon lopen",
           "Grabe yung pasyente ko kanina, ang kulit niya pero mahal ko siya",
           "Hôm nay tôi có một bệnh nhân rất dễ thương ở phòng này",
           "Dzisiaj moja pani z sali 12 powiedziała, że nie chce już jeść",
           "Jodi a mwen te gen yon moun ki pa t vle manje",
           "Idag hade jag en dam som inte ville äta och det var tungt",
           "Bugün çok yorucu bir gün oldu ama hasta için değdi",
           "Hari ini saya merawat ibu yang sangat baik dan dia dari desa",
       }) {
    EXPECT_EQ(Of({text}), Language::kOther) << text;
  }
}

TEST(Language, IsOtherWhereTheScriptIs) {
  EXPECT_EQ(Of({"今天来了一个很可爱的老太太"}), Language::kOther);
  EXPECT_EQ(Of({"היום הגיעה אלינו גברת נחמדה"}), Language::kOther);
  EXPECT_EQ(Of({"Сегодня у нас была милая бабушка"}), Language::kOther);
  EXPECT_EQ(Of({"Σήμερα ήρθε μια γυναίκα", "نهار طويل جدا"}), Language::kOther);
}

TEST(Language, AMixtureIsWhatRulesCanRead) {
  EXPECT_EQ(Of({"my lola sa bed 5 said salamat po and held my hand, the sweetest thing"}),
            Language::kEnglish);
  EXPECT_EQ(Of({"she only said merci beaucoup pour tout and left with her daughter"}), Language::kEnglish);
  EXPECT_EQ(Of({"la familia said thank you, qué bonito, no me lo esperaba de ellos"}), Language::kSpanish);
  EXPECT_EQ(Of({"My patient went home with her daughter", "Спасибо вам большое"}), Language::kEnglish)
      << "plain parts count";
  EXPECT_EQ(Of({"she is on the ward. Сегодня у нас была милая бабушка, она очень устала"}),
            Language::kEnglish);
  EXPECT_EQ(Of({"שלום to all of our night shift, you are the best"}), Language::kEnglish);
}

}  // namespace
}  // namespace discreet
