#pragma once

#include <cstdint>

namespace discreet::names {

// What the tables know of a word, in classes coarse enough to learn from. Zero everywhere for a word that
// they do not hold.
struct WordFacts {
  uint16_t cluster = 0;   // 1..1024: words that stand in like company, fine
  uint8_t coarse = 0;     // 1..128: the same, coarse
  uint8_t births = 0;     // 1..8: how many people have it as first name
  uint8_t surname = 0;    // 1..6: how common as surname, 6 the commonest
  uint8_t people = 0;     // 1..5: in the largest place of that name
  uint8_t frequency = 0;  // 1..7: how common as a word, 7 the commonest
  uint8_t share = 0;      // 1..4: how often a name is written as the ordinary word instead
  uint16_t place = 0;     // PlaceKind
  uint16_t term = 0;      // TermKind
  bool ordinary = false;  // a dictionary has it in lower case
  uint8_t role = 0;       // WordRole
};

// What a word says of the words beside it. By the numbers in native-host/tools/names/word_roles.txt.
enum class WordRole : uint8_t {
  kNone,
  kTitle,       // mr, mrs
  kProvider,    // dr, nurse
  kCredential,  // rn, md
  kKin,         // mom, husband
  kPatient,     // pt, patient
  kRoom,        // rm, bed
  kOffice,      // president, senator
  kDisease,     // syndrome, disease: an eponym is before it
  kEponym,      // parkinson, crohn
  kPlaceWord,   // street, county, hospital
  kCompany,     // inc, ltd
  kDate,        // months, days of the week
  kSays,        // said, told
  kMedicine,    // drugs and tests that look like names
};
inline constexpr uint8_t kWordRoles = 15;

}  // namespace discreet::names
