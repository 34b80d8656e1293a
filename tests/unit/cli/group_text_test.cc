// How many people could be meant, as `discreet explain` tells it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>

#include "program.h"

namespace discreet {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string GroupSection(const std::string& out) {
  const size_t begin = out.find("How many people could this be");
  if (begin == std::string::npos) return "";
  return out.substr(begin, out.find("\n\n", begin) - begin);
}

class GroupText : public ::testing::Test {
 protected:
  std::string Explain(const std::string& post) {
    return GroupSection(Discreet({"explain", "--policy", policy_.path()}, post).out);
  }
  const TemporaryFile policy_{R"({"PracticeCounty": "23009", "State": "ME"})"};
};

TEST_F(GroupText, TellsBandDetailsAndWhatWouldWiden) {
  const std::string section = Explain("Admitted an 82M with ALS last night. He's the sweetest, señores 💔");
  EXPECT_THAT(section, HasSubstr("\n  probably only this person"));
  EXPECT_THAT(section, HasSubstr("Hancock County, Maine, where the practice is, 55,000 people"));
  EXPECT_THAT(section, HasSubstr("age 82: leaves 1 in "));
  EXPECT_THAT(section, HasSubstr("(US Census 2020, rounded)"));
  EXPECT_THAT(section, HasSubstr("give or take 40 per cent (CDC and NIH NINDS)"));
  EXPECT_THAT(section, HasSubstr("What narrows most: ALS"));
  EXPECT_THAT(section, HasSubstr("'in their 80s' instead of age 82: "));
  EXPECT_THAT(section, HasSubstr("all of these together: hundreds"));
  EXPECT_THAT(section, HasSubstr("who looks among about 2,000 people: probably only this person"));
  EXPECT_THAT(section, HasSubstr("HIPAA does not accept a number alone"));
}

TEST_F(GroupText, NeverADecimalAndNeverAPromise) {
  for (const char* post : {"Admitted an 82M with ALS last night. He's the sweetest, señores 💔",
                           "My patient, a 45yo woman with type 2 diabetes, naïve to insulin",
                           "Coded the mayor tonight in our ED, qué noche",
                           "Our 24 weeker twins Zoë and Ida left our NICU today!! 💕",
                           "My patient is a 19M with a GSW from last night, ay"}) {
    const std::string section = Explain(post);
    ASSERT_FALSE(section.empty()) << post;
    EXPECT_FALSE(std::regex_search(section, std::regex("[0-9][.][0-9]"))) << section;
    EXPECT_FALSE(std::regex_search(section, std::regex("anonym|identified|[^A-Za-z]safe[^A-Za-z]")))
        << section;
  }
}

TEST_F(GroupText, IsMissingWhereNobodyIsDescribed) {
  EXPECT_EQ(Explain("Zoë's birthday cake 🎂 was huge"), "");
  EXPECT_EQ(Explain("I'm 34 and I have lupus. Nurse life, ay"), "");
}

}  // namespace
}  // namespace discreet
