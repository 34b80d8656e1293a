#pragma once

#include "discreet/draft.h"
#include "discreet/finding.h"
#include "discreet/rule_book.h"
#include "discreet/v1/rule_pack.pb.h"
#include "pack/compiler/organization.h"
#include "pack/compiler/yaml_map.h"

namespace discreet::names {

// The words of authored packs, in lower case as authors write them (labels in capitals, as prediction files
// do).

inline constexpr NamedValue<v1::RuleStatus> kStatuses[] = {{"experimental", v1::EXPERIMENTAL},
                                                           {"test", v1::TEST},
                                                           {"stable", v1::STABLE},
                                                           {"deprecated", v1::DEPRECATED}};

inline constexpr NamedValue<Role> kRoles[] = {
    {"identifier", Role::kIdentifier}, {"evidence", Role::kEvidence}, {"policy", Role::kPolicy}};

inline constexpr NamedValue<Category> kCategories[] = {
    {"phi", Category::kPhi},
    {"reidentifiable", Category::kReidentifiable},
    {"medical_advice", Category::kMedicalAdvice},
    {"misinformation", Category::kMisinformation},
    {"hate", Category::kHate},
    {"offensive", Category::kOffensive},
    {"bullying", Category::kBullying},
    {"confidential", Category::kConfidential},
    {"employee_info", Category::kEmployeeInfo},
    {"credentials", Category::kCredentials},
    {"photo", Category::kPhoto},
    {"boundary", Category::kBoundary},
    {"speaking_for_employer", Category::kSpeakingForEmployer},
    {"disparagement", Category::kDisparagement}};

inline constexpr NamedValue<SpanLabel> kLabels[] = {{"NAME", SpanLabel::kName},
                                                    {"LOCATION", SpanLabel::kLocation},
                                                    {"ADDRESS", SpanLabel::kAddress},
                                                    {"ORG", SpanLabel::kOrg},
                                                    {"DATE", SpanLabel::kDate},
                                                    {"AGE", SpanLabel::kAge},
                                                    {"PHONE", SpanLabel::kPhone},
                                                    {"FAX", SpanLabel::kFax},
                                                    {"EMAIL", SpanLabel::kEmail},
                                                    {"SSN", SpanLabel::kSsn},
                                                    {"MRN", SpanLabel::kMrn},
                                                    {"PLAN_ID", SpanLabel::kPlanId},
                                                    {"ACCOUNT", SpanLabel::kAccount},
                                                    {"LICENSE", SpanLabel::kLicense},
                                                    {"VEHICLE", SpanLabel::kVehicle},
                                                    {"DEVICE_ID", SpanLabel::kDeviceId},
                                                    {"URL", SpanLabel::kUrl},
                                                    {"IP", SpanLabel::kIp},
                                                    {"USERNAME", SpanLabel::kUsername},
                                                    {"PHOTO", SpanLabel::kPhoto},
                                                    {"BIOMETRIC", SpanLabel::kBiometric},
                                                    {"OTHER_ID", SpanLabel::kOtherId},
                                                    {"QUASI", SpanLabel::kQuasi},
                                                    {"POLICY", SpanLabel::kPolicy}};

inline constexpr NamedValue<Severity> kSeverities[] = {{"medium", Severity::kMedium},
                                                       {"high", Severity::kHigh}};

inline constexpr NamedValue<Level> kCaps[] = {
    {"notice", Level::kNotice}, {"caution", Level::kCaution}, {"stop", Level::kStop}};

inline constexpr NamedValue<Signal> kSignals[] = {{"relation", Signal::kRelation},
                                                  {"clinical", Signal::kClinical},
                                                  {"own_story", Signal::kOwnStory},
                                                  {"generic", Signal::kGeneric},
                                                  {"announcement", Signal::kAnnouncement},
                                                  {"public_figure", Signal::kPublicFigure},
                                                  {"staff", Signal::kStaff},
                                                  {"not_real", Signal::kNotReal},
                                                  {"authorized", Signal::kAuthorized},
                                                  {"review_reply", Signal::kReviewReply},
                                                  {"event", Signal::kEvent}};

inline constexpr NamedValue<Validator> kValidators[] = {{"none", Validator::kNone},
                                                        {"luhn", Validator::kLuhn},
                                                        {"npi", Validator::kNpi},
                                                        {"dea", Validator::kDea},
                                                        {"iban", Validator::kIban},
                                                        {"aba", Validator::kAba},
                                                        {"vin", Validator::kVin},
                                                        {"ssn_area", Validator::kSsnArea},
                                                        {"ipv4", Validator::kIpv4},
                                                        {"age_over_89", Validator::kAgeOver89},
                                                        {"calendar_date", Validator::kCalendarDate},
                                                        {"mbi", Validator::kMbi},
                                                        {"ipv6", Validator::kIpv6},
                                                        {"nhs", Validator::kNhs},
                                                        {"ca_sin", Validator::kCaSin},
                                                        {"au_medicare", Validator::kAuMedicare},
                                                        {"au_tfn", Validator::kAuTfn},
                                                        {"aadhaar", Validator::kAadhaar},
                                                        {"sg_nric", Validator::kSgNric},
                                                        {"es_nif", Validator::kEsNif},
                                                        {"it_fiscal", Validator::kItFiscal},
                                                        {"pesel", Validator::kPesel},
                                                        {"fr_nir", Validator::kFrNir},
                                                        {"nl_bsn", Validator::kNlBsn},
                                                        {"se_personal", Validator::kSePersonal},
                                                        {"fi_personal", Validator::kFiPersonal},
                                                        {"br_cpf", Validator::kBrCpf},
                                                        {"cl_rut", Validator::kClRut},
                                                        {"de_tax", Validator::kDeTax},
                                                        {"ch_ahv", Validator::kChAhv},
                                                        {"cn_resident", Validator::kCnResident},
                                                        {"kr_resident", Validator::kKrResident},
                                                        {"th_citizen", Validator::kThCitizen}};

inline constexpr NamedValue<Head> kHeadNames[] = {{"privacy", Head::kPrivacy},
                                                  {"phi", Head::kPhi},
                                                  {"medical_advice", Head::kMedicalAdvice},
                                                  {"misinformation", Head::kMisinformation},
                                                  {"hate", Head::kHate},
                                                  {"offensive", Head::kOffensive},
                                                  {"bullying", Head::kBullying},
                                                  {"confidential", Head::kConfidential},
                                                  {"employee_info", Head::kEmployeeInfo},
                                                  {"credentials", Head::kCredentials},
                                                  {"photo", Head::kPhoto},
                                                  {"boundary", Head::kBoundary},
                                                  {"speaking_for_employer", Head::kSpeakingForEmployer},
                                                  {"disparagement", Head::kDisparagement}};
inline constexpr NamedValue<Tagged> kTagged[] = {
    {"person", Tagged::kPerson}, {"location", Tagged::kLocation}, {"organization", Tagged::kOrganization}};

inline constexpr NamedValue<Together> kTogether[] = {{"sentence", Together::kSentence},
                                                     {"line", Together::kLine},
                                                     {"part", Together::kPart},
                                                     {"draft", Together::kDraft}};

// Labels that numbers of an organization's own may have.
inline constexpr NamedValue<SpanLabel> kNumberLabels[] = {
    {"MRN", SpanLabel::kMrn},         {"PLAN_ID", SpanLabel::kPlanId},  {"ACCOUNT", SpanLabel::kAccount},
    {"LICENSE", SpanLabel::kLicense}, {"VEHICLE", SpanLabel::kVehicle}, {"DEVICE_ID", SpanLabel::kDeviceId},
    {"OTHER_ID", SpanLabel::kOtherId}};

inline constexpr NamedValue<ContactKind> kContacts[] = {{"phone", ContactKind::kPhone},
                                                        {"fax", ContactKind::kFax},
                                                        {"email", ContactKind::kEmail},
                                                        {"address", ContactKind::kAddress},
                                                        {"npi", ContactKind::kNpi}};

// What a rule may be relaxed to; clear: it does not run.
inline constexpr NamedValue<Level> kRelaxed[] = {
    {"off", Level::kClear}, {"notice", Level::kNotice}, {"caution", Level::kCaution}};

inline constexpr NamedValue<Kind> kKinds[] = {
    {"post", Kind::kPost},       {"reply", Kind::kReply},     {"review_reply", Kind::kReviewReply},
    {"review", Kind::kReview},   {"comment", Kind::kComment}, {"caption", Kind::kCaption},
    {"message", Kind::kMessage}, {"bio", Kind::kBio},         {"form", Kind::kForm}};

inline constexpr NamedValue<v1::CitationKind> kCitationKinds[] = {
    {"law", v1::LAW}, {"own_policy", v1::OWN_POLICY}, {"guidance", v1::GUIDANCE}};

inline constexpr NamedValue<v1::AnswerKind> kAnswers[] = {
    {"not_a_patient", v1::NOT_A_PATIENT}, {"signed_authorization", v1::SIGNED_AUTHORIZATION},
    {"own_or_family", v1::OWN_OR_FAMILY}, {"not_real", v1::NOT_REAL},
    {"wrong_warning", v1::WRONG_WARNING}, {"cared_for_here", v1::CARED_FOR_HERE}};

inline constexpr NamedValue<v1::EnterKey> kEnterKeys[] = {{"default", v1::ENTER_KEY_UNSPECIFIED},
                                                          {"posts", v1::ENTER_POSTS},
                                                          {"never_posts", v1::ENTER_NEVER_POSTS}};

}  // namespace discreet::names
