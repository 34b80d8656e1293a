#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "discreet/rule_book.h"
#include "discreet/v1/rule_pack.pb.h"
#include "pack/compiler/organization.h"
#include "pack/compiler/problems.h"

namespace discreet {

// A pack as its authors wrote it, with the place of everything. Values are those of the compiled pack; what
// an author got wrong is at its default here and in Problems.

// `match.findings` as written. A name is an id of a rule, or the beginning of ids and ".*"
// ("evidence.relation.*").
struct FindingsSource {
  std::vector<std::vector<PlacedText>> all;  // any rule of an item fills it
  std::vector<PlacedText> any;               // one more item; empty for none
  std::vector<PlacedText> none;
  std::string span;  // a name of `all` or `any`; empty: from the first to the last
};

struct RuleSource {
  Place place;
  std::map<std::string, Place, std::less<>> places;  // by key: "weight", "match.pattern", "must"
  v1::Rule words;                                    // id, number, status, texts and tests
  RuleRow row;             // enums, flags and figures; its views and list indexes are not set
  std::string pattern;     // as written: ${list} still in it
  std::string words_list;  // ids of lists, empty for none
  std::string except_list;
  std::string near_list;
  FindingsSource findings;
  bool never = false;  // no layer above may relax it
  std::vector<std::string> languages;
  std::vector<Place> test_places;  // by words.tests()
  std::vector<Place> cite_places;  // by words.cite()

  // Place of a key, of the rule where it has not the key.
  const Place& At(std::string_view key) const {
    const auto found = places.find(key);
    return found == places.end() ? place : found->second;
  }
};

struct WordSource {
  std::string word;
  Place place;
};

struct ListSource {
  std::string id;
  Place place;
  std::vector<WordSource> words;     // in the file's order; then those of `taken_in`
  std::vector<WordSource> taken_in;  // ids of other lists
};

struct CitationSource {
  Place place;
  v1::AuthorCitation words;
};

struct LocaleSource {
  Place place;
  v1::Locale words;
  std::vector<Place> advice_places;  // by words.advice()
};

struct SurfaceSource {
  Place place;
  v1::Surface words;
  bool development_only = false;
  std::vector<Place> match_places;     // by words.matches()
  std::vector<Place> composer_places;  // by words.composers()
};

struct PackSource {
  Place place;  // pack.yaml
  std::string id;
  std::string owner;
  uint32_t version = 0;
  uint32_t min_engine = 0;
  uint32_t max_engine = 0;
  PlacedText extends;  // id of the pack below; empty for a pack that stands alone
  Judgement judgement;
  std::vector<RuleSource> rules;  // ascending by number
  std::vector<ListSource> lists;  // ascending by id
  std::vector<CitationSource> citations;
  std::vector<LocaleSource> locales;    // ascending by tag
  std::vector<SurfaceSource> surfaces;  // ascending by number
  std::optional<OrganizationSource> organization;

  const ListSource* FindList(std::string_view id) const;
};

// Reads the pack in `folder` (laid out as in shared/packs/README.md). Never throws; everything that is not as
// it should be goes to `problems`, and the result is fit to build only when there are no errors.
PackSource ReadPackSource(const std::string& folder, Problems& problems);

// `pattern` with each ${list} replaced by its words as an alternation, longest first. Reports lists that are
// not there or too long.
std::string ExpandPattern(const PackSource& pack, const RuleSource& rule, Problems& problems);

}  // namespace discreet
