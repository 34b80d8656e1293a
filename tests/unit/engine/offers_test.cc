// Whole texts that are offered, and the sentences below the findings, with the rules and words that ship.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core_engine.h"

namespace discreet {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<std::string> TextsOf(const Report& report) {
  std::vector<std::string> texts;
  for (const OfferedText& offer : report.offers) texts.emplace_back(offer.text);
  return texts;
}

std::vector<std::string> ClosingsOf(const Report& report) {
  std::vector<std::string> ids;
  for (const Closing& closing : report.closings) ids.emplace_back(closing.id);
  return ids;
}

bool Lacks(const std::string& text, const char* word) { return text.find(word) == std::string::npos; }

TEST(Offers, EveryReplyToAReviewHasThreeNeutralOnes) {
  test::CoreEngine engine;
  const struct {
    const char* written;
    const char* language;
    const char* why;
  } cases[] = {
      {"Sorry about your visit, José. Please call our office", "en", "it confirms a patient"},
      {"We have no record of you, Zoë", "en", "it says who is none"},
      {"Thank you for the kind words! 😊", "en", "nothing is found"},
      {"Lamentamos su consulta, señora Peña, y la espera", "es", "in Spanish"},
      {"Gracias por sus palabras, qué gusto 💐", "es", "in Spanish, nothing is found"},
  };
  for (const auto& c : cases) {
    const Report& report = engine.Check(c.written, Kind::kReviewReply);
    const auto texts = TextsOf(report);
    ASSERT_THAT(texts, SizeIs(3)) << c.why;
    EXPECT_THAT(std::set<std::string>(texts.begin(), texts.end()), SizeIs(3)) << c.why;
    const bool spanish = std::string_view(c.language) == "es";
    for (const OfferedText& offer : report.offers) {
      EXPECT_EQ(offer.use, OfferUse::kInstead);
      EXPECT_THAT(std::string(offer.label), HasSubstr("reply")) << "the label is the author's";
      EXPECT_THAT(std::string(offer.text), HasSubstr(spanish ? "nuestra oficina" : "our office")) << c.why;
      for (const char* word :
           {"your care", "your visit", "su atención", "su visita", "as a patient", "record"})
        EXPECT_TRUE(Lacks(std::string(offer.text), word)) << word;
    }
  }
  EXPECT_THAT(engine.Check("Thank you, José! 😊", Kind::kReply).offers, IsEmpty());
  EXPECT_THAT(engine.Check(" 🙏\n", Kind::kReviewReply).offers, IsEmpty()) << "nothing is written yet";
  EXPECT_EQ(engine.Check("Gracias, qué amable", Kind::kReviewReply, "es").offers[0].label,
            "Una respuesta cálida");
}

TEST(Offers, AreQuiet) {
  test::CoreEngine engine;
  const Report& report = engine.Check("Thank you for the kind words, señora! 😊", Kind::kReviewReply);
  EXPECT_EQ(report.level, Level::kClear);
  EXPECT_EQ(report.action, Action::kNone);
  EXPECT_THAT(report.offers, SizeIs(3));
  EXPECT_THAT(report.closings, IsEmpty());
}

TEST(Offers, LeadWherePolicySays) {
  test::CoreEngine engine;
  const char* const english = "Sorry about your visit, José. We will look at it.";
  const char* const spanish = "Lamentamos su consulta, señora Peña, y la espera";
  const struct {
    const char* secure;
    const char* contact;
    const char* text;
    const char* leads_to;
  } cases[] = {
      {"https://portal.example.org/write", "Dana Núñez", english,
       "through https://portal.example.org/write."},
      {"our patient portal", "", english, "through our patient portal."},
      {"", "our privacy office, ext. 4400", english, "contact our privacy office, ext. 4400."},
      {"", "the Privacy Office.", english, "contact the Privacy Office."},
      {"https://portal.example.org/write", "", spanish, "por https://portal.example.org/write."},
      {"", "la oficina de privacidad", spanish, "con la oficina de privacidad."},
      {"privacidad@ejemplo.example", "", spanish, "por privacidad@ejemplo.example."},
      {"(207) 555-0142", "", english, "through (207) 555-0142."},
  };
  for (const auto& c : cases) {
    engine.policy.secure_channel = c.secure;
    engine.policy.privacy_contact = c.contact;
    const auto texts = TextsOf(engine.Check(c.text, Kind::kReviewReply));
    ASSERT_THAT(texts, SizeIs(3)) << c.leads_to;
    for (const std::string& text : texts) EXPECT_THAT(text, HasSubstr(c.leads_to));
  }
}

// Whatever an administrator wrote there: what is offered is clear when it is checked by itself, on one line.
TEST(Offers, OddSettingsNeverMakeAnUnclearReply) {
  test::CoreEngine engine;
  const std::string odd[] = {"  \n\t ",
                             "{}",
                             "{} {} {}",
                             "the desk\nthat is open\r\nall night ...",
                             "your chart in the portal",
                             "Dr. José Núñez, who treated you",
                             "MRN 00483920",
                             "SSN 401-55-2382",
                             "\"><script>alert(1)</script>",
                             "💬",
                             "...",
                             std::string(5'000, 'x'),
                             "bad \xff bytes",
                             "pwd: hunter2, login: admin",
                             "the nurse who saw you on March 14"};
  for (const std::string& setting : odd) {
    for (const bool secure : {true, false}) {
      engine.policy = Policy();
      (secure ? engine.policy.secure_channel : engine.policy.privacy_contact) = setting;
      for (const char* written :
           {"Sorry about your visit, José, and the wait", "Lamentamos su consulta y la espera"}) {
        const auto texts = TextsOf(engine.Check(written, Kind::kReviewReply));
        EXPECT_THAT(texts, SizeIs(3)) << "one without the setting is clear";
        for (const std::string& text : texts) {
          EXPECT_EQ(text.find('\n'), std::string::npos);
          EXPECT_EQ(engine.Check(text, Kind::kReviewReply).level, Level::kClear) << text;
          EXPECT_EQ(engine.Check(text, Kind::kPost).level, Level::kClear) << text;
        }
      }
    }
  }
}

TEST(Offers, AdviceToOnePersonCanBeTurnedToCare) {
  test::CoreEngine engine;
  const Report& english = engine.Check("Zoë, you can stop your metoprolol if it is slow", Kind::kReply);
  ASSERT_THAT(english.offers, SizeIs(1));
  EXPECT_EQ(english.offers[0].text,
            "I can't advise here. Please ask your doctor or pharmacist; in an emergency call 911.");
  EXPECT_EQ(english.offers[0].use, OfferUse::kInstead);
  engine.policy.secure_channel = "our patient portal";
  EXPECT_EQ(engine.Check("Zoë, you can stop your metoprolol if it is slow", Kind::kReply).offers[0].text,
            "I can't advise here. Please use our patient portal; in an emergency call 911.");
  const Report& spanish =
      engine.Check("mi amor, no tomes tu insulin esta noche, que es muy mala", Kind::kReply);
  ASSERT_THAT(spanish.offers, SizeIs(1));
  EXPECT_THAT(std::string(spanish.offers[0].text), HasSubstr("llame al 911"));
  EXPECT_THAT(engine.Check("Call 911 if your chest hurts, señora", Kind::kReply).offers, IsEmpty());
}

TEST(Closings, SayWhatARewriteCannot) {
  test::CoreEngine engine;
  const Report& mended = engine.Check("Mrs. Peña is 96 and she coded tonight on my unit 💔");
  ASSERT_TRUE(mended.rewrite);
  EXPECT_EQ(mended.rewrite->level, Level::kClear);
  EXPECT_EQ(mended.rewrite->label, "Keep your point, leave the patient out");
  ASSERT_EQ(ClosingsOf(mended), std::vector<std::string>{"after_rewrite"});
  EXPECT_EQ(mended.closings[0].text,
            "No identifying detail found by these rules. People who know the story may still recognise it.");
  const Report& spanish =
      engine.Check("Mrs. Peña is 96 and she coded tonight on my unit 💔", Kind::kPost, "es-MX");
  EXPECT_EQ(spanish.rewrite->label, "Di lo tuyo sin hablar del paciente");
  EXPECT_THAT(std::string(spanish.closings[0].text), HasSubstr("Estas reglas no encontraron"));
  EXPECT_THAT(engine.Check("Zoë's birthday cake 🎂 was huge").closings, IsEmpty());
}

TEST(Closings, FollowPatientStories) {
  test::CoreEngine engine;
  engine.policy.patient_stories = Policy::PatientStories::kNever;
  const Report& report = engine.Check("Mrs. Peña is 96 and she coded tonight on my unit 💔");
  ASSERT_THAT(report.closings, SizeIs(1));
  EXPECT_EQ(report.closings[0].text,
            "Your organization asks you not to tell patients' stories, even with no name in them.");
  for (const auto value : {Policy::PatientStories::kAllow, Policy::PatientStories::kDiscourage}) {
    engine.policy.patient_stories = value;
    EXPECT_THAT(std::string(engine.Check("Mrs. Peña coded tonight on my unit 💔").closings.at(0).text),
                Not(HasSubstr("organization")));
  }
}

TEST(Closings, APostWithoutPatientsSpeaksOfNone) {
  test::CoreEngine engine;
  const Report& report = engine.Check("wifi password: hunter2hunter2 for the café 🙃");
  if (report.rewrite) {
    EXPECT_EQ(report.rewrite->label, "Make all these changes");
  }
  EXPECT_THAT(report.closings, IsEmpty());
}

}  // namespace
}  // namespace discreet
