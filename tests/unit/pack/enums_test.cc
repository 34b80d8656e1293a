// The C++ nouns of discreet/*.h and the wire's enums agree by number and by name.
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "discreet/audit_record.h"
#include "discreet/report.h"
#include "discreet/setting.h"
#include "discreet/surface.h"
#include "discreet/v1/wire.pb.h"

namespace discreet {
namespace {

// The names of the wire's enum by number; the first, "…_UNSPECIFIED", is dropped after a look at it.
std::vector<std::string> NamesOf(const google::protobuf::EnumDescriptor& wire) {
  std::vector<std::string> names;
  EXPECT_TRUE(wire.value(0)->name().ends_with("_UNSPECIFIED")) << wire.name();
  for (int i = 0; i < wire.value_count(); ++i) {
    EXPECT_EQ(wire.value(i)->number(), i) << wire.name() << " has a gap";
    if (i > 0) names.push_back(wire.value(i)->name());
  }
  return names;
}

using Names = std::vector<std::string>;

// Values from 1 on, in the order of the header; a new one there must be added here and in wire.proto.
template <typename E>
Names Listed(std::initializer_list<std::pair<E, const char*>> values) {
  Names names;
  for (const auto& [value, name] : values) {
    EXPECT_EQ(static_cast<size_t>(value), names.size() + 1) << name;
    names.emplace_back(name);
  }
  return names;
}

TEST(Enums, KindsOfPostAgree) {
  EXPECT_EQ(NamesOf(*v1::Kind_descriptor()), Listed<Kind>({{Kind::kPost, "POST"},
                                                           {Kind::kReply, "REPLY"},
                                                           {Kind::kReviewReply, "REVIEW_REPLY"},
                                                           {Kind::kReview, "REVIEW"},
                                                           {Kind::kComment, "COMMENT"},
                                                           {Kind::kCaption, "CAPTION"},
                                                           {Kind::kMessage, "MESSAGE"},
                                                           {Kind::kBio, "BIO"},
                                                           {Kind::kForm, "FORM"}}));
}

TEST(Enums, DraftNounsAgree) {
  EXPECT_EQ(NamesOf(*v1::Audience_descriptor()), Listed<Audience>({{Audience::kEveryone, "EVERYONE"},
                                                                   {Audience::kFollowers, "FOLLOWERS"},
                                                                   {Audience::kGroup, "GROUP"},
                                                                   {Audience::kDirect, "DIRECT"}}));
  EXPECT_EQ(NamesOf(*v1::PartRole_descriptor()),
            Listed<PartRole>({{PartRole::kBody, "BODY"},
                              {PartRole::kTitle, "TITLE"},
                              {PartRole::kAltText, "ALT_TEXT"},
                              {PartRole::kPollOption, "POLL_OPTION"},
                              {PartRole::kContentWarning, "CONTENT_WARNING"},
                              {PartRole::kLink, "LINK"}}));
  EXPECT_EQ(NamesOf(*v1::AttachmentKind_descriptor()),
            Listed<AttachmentKind>({{AttachmentKind::kImage, "IMAGE"},
                                    {AttachmentKind::kVideo, "VIDEO"},
                                    {AttachmentKind::kAudio, "AUDIO"},
                                    {AttachmentKind::kDocument, "DOCUMENT"}}));
  EXPECT_EQ(NamesOf(*v1::AnswerKind_descriptor()),
            Listed<AnswerKind>({{AnswerKind::kNotAPatient, "NOT_A_PATIENT"},
                                {AnswerKind::kSignedAuthorization, "SIGNED_AUTHORIZATION"},
                                {AnswerKind::kOwnOrFamily, "OWN_OR_FAMILY"},
                                {AnswerKind::kNotReal, "NOT_REAL"},
                                {AnswerKind::kWrongWarning, "WRONG_WARNING"},
                                {AnswerKind::kAcceptRisk, "ACCEPT_RISK"},
                                {AnswerKind::kCaredForHere, "CARED_FOR_HERE"}}));
}

TEST(Enums, FindingNounsAgree) {
  EXPECT_EQ(NamesOf(*v1::Category_descriptor()),
            Listed<Category>({{Category::kPhi, "PHI"},
                              {Category::kReidentifiable, "REIDENTIFIABLE"},
                              {Category::kMedicalAdvice, "MEDICAL_ADVICE"},
                              {Category::kMisinformation, "MISINFORMATION"},
                              {Category::kHate, "HATE"},
                              {Category::kOffensive, "OFFENSIVE"},
                              {Category::kBullying, "BULLYING"},
                              {Category::kConfidential, "CONFIDENTIAL"},
                              {Category::kEmployeeInfo, "EMPLOYEE_INFO"},
                              {Category::kCredentials, "CREDENTIALS"},
                              {Category::kPhoto, "PHOTO"},
                              {Category::kBoundary, "BOUNDARY"},
                              {Category::kSpeakingForEmployer, "SPEAKING_FOR_EMPLOYER"},
                              {Category::kDisparagement, "DISPARAGEMENT"}}));
  EXPECT_EQ(NamesOf(*v1::Severity_descriptor()),
            Listed<Severity>({{Severity::kMedium, "MEDIUM"}, {Severity::kHigh, "HIGH"}}));
  EXPECT_EQ(NamesOf(*v1::Level_descriptor()), Listed<Level>({{Level::kClear, "CLEAR"},
                                                             {Level::kNotice, "NOTICE"},
                                                             {Level::kCaution, "CAUTION"},
                                                             {Level::kStop, "STOP"}}));
}

TEST(Enums, VerdictNounsAgree) {
  EXPECT_EQ(NamesOf(*v1::CheckStatus_descriptor()),
            Listed<CheckStatus>({{CheckStatus::kComplete, "COMPLETE"},
                                 {CheckStatus::kPartial, "PARTIAL"},
                                 {CheckStatus::kNotChecked, "NOT_CHECKED"}}));
  EXPECT_EQ(NamesOf(*v1::NotCheckedReason_descriptor()),
            Listed<NotCheckedReason>({{NotCheckedReason::kTooLong, "TOO_LONG"},
                                      {NotCheckedReason::kTimeout, "TIMEOUT"},
                                      {NotCheckedReason::kFailed, "FAILED"},
                                      {NotCheckedReason::kModeOff, "MODE_OFF"},
                                      {NotCheckedReason::kMessagesOff, "MESSAGES_OFF"}}));
  EXPECT_EQ(NamesOf(*v1::Action_descriptor()),
            Listed<Action>({{Action::kNone, "NONE"}, {Action::kMark, "MARK"}, {Action::kGate, "GATE"}}));
  EXPECT_EQ(NamesOf(*v1::GroupSize_descriptor()),
            Listed<GroupSize>({{GroupSize::kOnlyThisPerson, "ONLY_THIS_PERSON"},
                               {GroupSize::kAHandful, "A_HANDFUL"},
                               {GroupSize::kTens, "TENS"},
                               {GroupSize::kHundreds, "HUNDREDS"},
                               {GroupSize::kThousandsOrMore, "THOUSANDS_OR_MORE"}}));
}

TEST(Enums, OtherNounsAgree) {
  EXPECT_EQ(NamesOf(*v1::CitationKind_descriptor()),
            Listed<CitationKind>({{CitationKind::kLaw, "LAW"},
                                  {CitationKind::kOwnPolicy, "OWN_POLICY"},
                                  {CitationKind::kGuidance, "GUIDANCE"}}));
  EXPECT_EQ(NamesOf(*v1::OfferUse_descriptor()),
            Listed<OfferUse>({{OfferUse::kInstead, "INSTEAD"}, {OfferUse::kAtEnd, "AT_END"}}));
  EXPECT_EQ(NamesOf(*v1::Outcome_descriptor()), Listed<Outcome>({{Outcome::kPosted, "POSTED"},
                                                                 {Outcome::kEdited, "EDITED"},
                                                                 {Outcome::kFixed, "FIXED"},
                                                                 {Outcome::kOverrode, "OVERRODE"},
                                                                 {Outcome::kDiscarded, "DISCARDED"}}));
  EXPECT_EQ(NamesOf(*v1::SettingSource_descriptor()),
            Listed<SettingSource>({{SettingSource::kBuiltInDefault, "BUILT_IN_DEFAULT"},
                                   {SettingSource::kMachinePolicy, "MACHINE_POLICY"},
                                   {SettingSource::kUserPolicy, "USER_POLICY"},
                                   {SettingSource::kBrowserPolicy, "BROWSER_POLICY"}}));
  EXPECT_EQ(
      NamesOf(*v1::EnterKey_descriptor()),
      Listed<EnterKey>({{EnterKey::kPosts, "ENTER_POSTS"}, {EnterKey::kNeverPosts, "ENTER_NEVER_POSTS"}}));
}

}  // namespace
}  // namespace discreet
