#include "wire/names.h"

#include <algorithm>

namespace discreet {
namespace {

template <typename Enum>
struct Row {
  Enum value;
  std::string_view name;
};

// Table<Enum>: the enum's name in wire.proto and its rows.
template <typename Enum>
struct Table;

template <>
struct Table<Browser> {
  static constexpr std::string_view kSchema = "Browser";
  static constexpr Row<Browser> kRows[] = {{Browser::kUnspecified, "BROWSER_UNSPECIFIED"},
                                           {Browser::kChromium, "CHROMIUM"},
                                           {Browser::kFirefox, "FIREFOX"}};
};

template <>
struct Table<PartRole> {
  static constexpr std::string_view kSchema = "PartRole";
  static constexpr Row<PartRole> kRows[] = {{PartRole::kUnspecified, "PART_ROLE_UNSPECIFIED"},
                                            {PartRole::kBody, "BODY"},
                                            {PartRole::kTitle, "TITLE"},
                                            {PartRole::kAltText, "ALT_TEXT"},
                                            {PartRole::kPollOption, "POLL_OPTION"},
                                            {PartRole::kContentWarning, "CONTENT_WARNING"},
                                            {PartRole::kLink, "LINK"}};
};

template <>
struct Table<Kind> {
  static constexpr std::string_view kSchema = "Kind";
  static constexpr Row<Kind> kRows[] = {{Kind::kUnspecified, "KIND_UNSPECIFIED"},
                                        {Kind::kPost, "POST"},
                                        {Kind::kReply, "REPLY"},
                                        {Kind::kReviewReply, "REVIEW_REPLY"},
                                        {Kind::kReview, "REVIEW"},
                                        {Kind::kComment, "COMMENT"},
                                        {Kind::kCaption, "CAPTION"},
                                        {Kind::kMessage, "MESSAGE"},
                                        {Kind::kBio, "BIO"},
                                        {Kind::kForm, "FORM"}};
};

template <>
struct Table<Audience> {
  static constexpr std::string_view kSchema = "Audience";
  static constexpr Row<Audience> kRows[] = {{Audience::kUnspecified, "AUDIENCE_UNSPECIFIED"},
                                            {Audience::kEveryone, "EVERYONE"},
                                            {Audience::kFollowers, "FOLLOWERS"},
                                            {Audience::kGroup, "GROUP"},
                                            {Audience::kDirect, "DIRECT"}};
};

template <>
struct Table<AttachmentKind> {
  static constexpr std::string_view kSchema = "AttachmentKind";
  static constexpr Row<AttachmentKind> kRows[] = {
      {AttachmentKind::kUnspecified, "ATTACHMENT_KIND_UNSPECIFIED"},
      {AttachmentKind::kImage, "IMAGE"},
      {AttachmentKind::kVideo, "VIDEO"},
      {AttachmentKind::kAudio, "AUDIO"},
      {AttachmentKind::kDocument, "DOCUMENT"}};
};

template <>
struct Table<AnswerKind> {
  static constexpr std::string_view kSchema = "AnswerKind";
  static constexpr Row<AnswerKind> kRows[] = {{AnswerKind::kUnspecified, "ANSWER_KIND_UNSPECIFIED"},
                                              {AnswerKind::kNotAPatient, "NOT_A_PATIENT"},
                                              {AnswerKind::kSignedAuthorization, "SIGNED_AUTHORIZATION"},
                                              {AnswerKind::kOwnOrFamily, "OWN_OR_FAMILY"},
                                              {AnswerKind::kNotReal, "NOT_REAL"},
                                              {AnswerKind::kWrongWarning, "WRONG_WARNING"},
                                              {AnswerKind::kAcceptRisk, "ACCEPT_RISK"},
                                              {AnswerKind::kCaredForHere, "CARED_FOR_HERE"}};
};

template <>
struct Table<Outcome> {
  static constexpr std::string_view kSchema = "Outcome";
  static constexpr Row<Outcome> kRows[] = {{Outcome::kUnspecified, "OUTCOME_UNSPECIFIED"},
                                           {Outcome::kPosted, "POSTED"},
                                           {Outcome::kEdited, "EDITED"},
                                           {Outcome::kFixed, "FIXED"},
                                           {Outcome::kOverrode, "OVERRODE"},
                                           {Outcome::kDiscarded, "DISCARDED"}};
};

template <>
struct Table<SettingSource> {
  static constexpr std::string_view kSchema = "SettingSource";
  static constexpr Row<SettingSource> kRows[] = {{SettingSource::kUnspecified, "SETTING_SOURCE_UNSPECIFIED"},
                                                 {SettingSource::kBuiltInDefault, "BUILT_IN_DEFAULT"},
                                                 {SettingSource::kMachinePolicy, "MACHINE_POLICY"},
                                                 {SettingSource::kUserPolicy, "USER_POLICY"},
                                                 {SettingSource::kBrowserPolicy, "BROWSER_POLICY"}};
};

template <>
struct Table<EnterKey> {
  static constexpr std::string_view kSchema = "EnterKey";
  static constexpr Row<EnterKey> kRows[] = {{EnterKey::kUnspecified, "ENTER_KEY_UNSPECIFIED"},
                                            {EnterKey::kPosts, "ENTER_POSTS"},
                                            {EnterKey::kNeverPosts, "ENTER_NEVER_POSTS"}};
};

template <>
struct Table<CheckStatus> {
  static constexpr std::string_view kSchema = "CheckStatus";
  static constexpr Row<CheckStatus> kRows[] = {{CheckStatus::kUnspecified, "CHECK_STATUS_UNSPECIFIED"},
                                               {CheckStatus::kComplete, "COMPLETE"},
                                               {CheckStatus::kPartial, "PARTIAL"},
                                               {CheckStatus::kNotChecked, "NOT_CHECKED"}};
};

template <>
struct Table<NotCheckedReason> {
  static constexpr std::string_view kSchema = "NotCheckedReason";
  static constexpr Row<NotCheckedReason> kRows[] = {
      {NotCheckedReason::kUnspecified, "NOT_CHECKED_REASON_UNSPECIFIED"},
      {NotCheckedReason::kTooLong, "TOO_LONG"},
      {NotCheckedReason::kTimeout, "TIMEOUT"},
      {NotCheckedReason::kFailed, "FAILED"},
      {NotCheckedReason::kModeOff, "MODE_OFF"},
      {NotCheckedReason::kMessagesOff, "MESSAGES_OFF"}};
};

template <>
struct Table<Level> {
  static constexpr std::string_view kSchema = "Level";
  static constexpr Row<Level> kRows[] = {{Level::kUnspecified, "LEVEL_UNSPECIFIED"},
                                         {Level::kClear, "CLEAR"},
                                         {Level::kNotice, "NOTICE"},
                                         {Level::kCaution, "CAUTION"},
                                         {Level::kStop, "STOP"}};
};

template <>
struct Table<Action> {
  static constexpr std::string_view kSchema = "Action";
  static constexpr Row<Action> kRows[] = {{Action::kUnspecified, "ACTION_UNSPECIFIED"},
                                          {Action::kNone, "NONE"},
                                          {Action::kMark, "MARK"},
                                          {Action::kGate, "GATE"}};
};

template <>
struct Table<Category> {
  static constexpr std::string_view kSchema = "Category";
  static constexpr Row<Category> kRows[] = {{Category::kUnspecified, "CATEGORY_UNSPECIFIED"},
                                            {Category::kPhi, "PHI"},
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
                                            {Category::kDisparagement, "DISPARAGEMENT"}};
};

template <>
struct Table<Severity> {
  static constexpr std::string_view kSchema = "Severity";
  static constexpr Row<Severity> kRows[] = {{Severity::kUnspecified, "SEVERITY_UNSPECIFIED"},
                                            {Severity::kMedium, "MEDIUM"},
                                            {Severity::kHigh, "HIGH"}};
};

template <>
struct Table<CitationKind> {
  static constexpr std::string_view kSchema = "CitationKind";
  static constexpr Row<CitationKind> kRows[] = {{CitationKind::kUnspecified, "CITATION_KIND_UNSPECIFIED"},
                                                {CitationKind::kLaw, "LAW"},
                                                {CitationKind::kOwnPolicy, "OWN_POLICY"},
                                                {CitationKind::kGuidance, "GUIDANCE"}};
};

template <>
struct Table<GroupSize> {
  static constexpr std::string_view kSchema = "GroupSize";
  static constexpr Row<GroupSize> kRows[] = {{GroupSize::kUnspecified, "GROUP_SIZE_UNSPECIFIED"},
                                             {GroupSize::kOnlyThisPerson, "ONLY_THIS_PERSON"},
                                             {GroupSize::kAHandful, "A_HANDFUL"},
                                             {GroupSize::kTens, "TENS"},
                                             {GroupSize::kHundreds, "HUNDREDS"},
                                             {GroupSize::kThousandsOrMore, "THOUSANDS_OR_MORE"}};
};

template <>
struct Table<OfferUse> {
  static constexpr std::string_view kSchema = "OfferUse";
  static constexpr Row<OfferUse> kRows[] = {{OfferUse::kUnspecified, "OFFER_USE_UNSPECIFIED"},
                                            {OfferUse::kInstead, "INSTEAD"},
                                            {OfferUse::kAtEnd, "AT_END"}};
};

template <>
struct Table<ErrorCode> {
  static constexpr std::string_view kSchema = "ErrorCode";
  static constexpr Row<ErrorCode> kRows[] = {{ErrorCode::kUnspecified, "ERROR_CODE_UNSPECIFIED"},
                                             {ErrorCode::kFrameEmpty, "FRAME_EMPTY"},
                                             {ErrorCode::kFrameTooLarge, "FRAME_TOO_LARGE"},
                                             {ErrorCode::kFrameTruncated, "FRAME_TRUNCATED"},
                                             {ErrorCode::kInvalidUtf8, "INVALID_UTF8"},
                                             {ErrorCode::kNotJson, "NOT_JSON"},
                                             {ErrorCode::kNotAnObject, "NOT_AN_OBJECT"},
                                             {ErrorCode::kWrongType, "WRONG_TYPE"},
                                             {ErrorCode::kUnknownVerb, "UNKNOWN_VERB"},
                                             {ErrorCode::kNoVerb, "NO_VERB"},
                                             {ErrorCode::kMissingField, "MISSING_FIELD"},
                                             {ErrorCode::kUnknownEnum, "UNKNOWN_ENUM"},
                                             {ErrorCode::kLoneSurrogate, "LONE_SURROGATE"},
                                             {ErrorCode::kLimit, "LIMIT"},
                                             {ErrorCode::kHelloFirst, "HELLO_FIRST"},
                                             {ErrorCode::kProtocolTooOld, "PROTOCOL_TOO_OLD"},
                                             {ErrorCode::kProtocolTooNew, "PROTOCOL_TOO_NEW"},
                                             {ErrorCode::kSuperseded, "SUPERSEDED"},
                                             {ErrorCode::kBusy, "BUSY"},
                                             {ErrorCode::kInternal, "INTERNAL"}};
};

constexpr std::string_view kRequestFields[] = {"answers",
                                               "attachments",
                                               "audience",
                                               "begin",
                                               "browser",
                                               "check",
                                               "composer",
                                               "count",
                                               "decision",
                                               "end",
                                               "extensionVersion",
                                               "hello",
                                               "id",
                                               "kind",
                                               "muted",
                                               "outcome",
                                               "part",
                                               "parts",
                                               "protocolMax",
                                               "protocolMin",
                                               "reason",
                                               "recorded",
                                               "revision",
                                               "role",
                                               "rule",
                                               "span",
                                               "status",
                                               "surface",
                                               "text",
                                               "uiLanguage",
                                               "urgent"};

template <typename Enum>
void Visit(NameVisitor visit, void* context) {
  for (const auto& row : Table<Enum>::kRows) {
    visit(context, Table<Enum>::kSchema, static_cast<int>(row.value), row.name);
  }
}

}  // namespace

template <typename Enum>
std::string_view WireName(Enum value) {
  for (const auto& row : Table<Enum>::kRows) {
    if (row.value == value) return row.name;
  }
  return Table<Enum>::kRows[0].name;
}

template <typename Enum>
std::optional<Enum> FromWireName(std::string_view name) {
  for (const auto& row : Table<Enum>::kRows) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

#define DISCREET_WIRE_ENUMS(apply)                                                                        \
  apply(Browser) apply(PartRole) apply(Kind) apply(Audience) apply(AttachmentKind) apply(AnswerKind)      \
      apply(Outcome) apply(SettingSource) apply(EnterKey) apply(CheckStatus) apply(NotCheckedReason)      \
          apply(Level) apply(Action) apply(Category) apply(Severity) apply(CitationKind) apply(GroupSize) \
              apply(OfferUse) apply(ErrorCode)

#define DISCREET_INSTANTIATE(Enum)                \
  template std::string_view WireName<Enum>(Enum); \
  template std::optional<Enum> FromWireName<Enum>(std::string_view);
DISCREET_WIRE_ENUMS(DISCREET_INSTANTIATE)
#undef DISCREET_INSTANTIATE

bool IsRequestField(std::string_view name) { return std::ranges::binary_search(kRequestFields, name); }

void VisitWireNames(NameVisitor visit, void* context) {
#define DISCREET_VISIT(Enum) Visit<Enum>(visit, context);
  DISCREET_WIRE_ENUMS(DISCREET_VISIT)
#undef DISCREET_VISIT
}

}  // namespace discreet
