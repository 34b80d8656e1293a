// Lint of word lists, advice, citations.
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <memory_resource>
#include <set>

#include "discreet/normalized_text.h"
#include "pack/compiler/lint.h"
#include "text/utf8.h"
#include "text/words.h"

namespace discreet {
namespace {

constexpr int64_t kLongestWhy = 140;

int64_t CountCharacters(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return !IsContinuation(c); });
}

int64_t CountWords(const std::string& title) {
  const RE2 word(R"(\S+)");
  re2::StringPiece rest(title);
  int64_t count = 0;
  while (RE2::FindAndConsume(&rest, word)) ++count;
  return count;
}

// The form in which a post's words are compared with lists.
std::string ComparedForm(const std::string& word) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText normalized(word, &memory);
  std::pmr::string lowered(&memory);
  AppendLowered(normalized.view(), lowered);
  return std::string(lowered);
}

// Words that Discreet never says of a post, whatever it found (DESIGN: detection and judgement). "" for a
// language without a list.
const char* NeverSaid(const std::string& tag) {
  if (tag == "en")
    return R"((?i)\b(safe|anonymous|de-?identified|compliant|violations?|violat\w+|illegal\w*)\b)";
  if (tag == "es")
    return R"((?i)(anónim[oa]s?|desidentificad[oa]s?|ilegal(?:es)?|violaci[óo]n(?:es)?|infracci[óo]n(?:es)?))";
  return "";
}

class LocaleLint {
 public:
  LocaleLint(const LocaleSource& locale, Problems& problems)
      : locale_(locale), never_(NeverSaid(locale.words.tag())), problems_(problems) {}

  void Run() {
    if (!RE2::FullMatch(locale_.words.tag(), "[a-z]{2,3}(-[A-Z]{2})?")) {
      problems_.Error(locale_.place, "the file's name is no locale",
                      "name it en.yaml, es.yaml or es-MX.yaml");
    }
    std::set<std::string> keys;
    for (int i = 0; i < locale_.words.advice().size(); ++i) {
      const v1::Advice& advice = locale_.words.advice(i);
      CheckAdvice(advice, locale_.advice_places[static_cast<size_t>(i)]);
      if (!keys.insert(advice.key()).second) {
        problems_.Error(locale_.advice_places[static_cast<size_t>(i)],
                        "advice " + advice.key() + " is there twice", "keep one");
      }
    }
    for (const auto& [key, phrase] : locale_.words.phrases())
      CheckWording(locale_.place, "phrase " + key, phrase);
  }

 private:
  void CheckAdvice(const v1::Advice& advice, const Place& place) {
    const std::string name = "advice " + advice.key();
    const int64_t words = CountWords(advice.title());
    if (words < 2 || words > 4) {
      problems_.Error(place, name + ": the title has " + std::to_string(words) + " words", "write 2 to 4");
    }
    const int64_t length = CountCharacters(advice.why());
    if (length > kLongestWhy) {
      problems_.Error(place, name + ": the why has " + std::to_string(length) + " characters",
                      "write at most 140");
    }
    CheckWording(place, name, advice.title());
    CheckWording(place, name, advice.why());
    for (const auto& wording : advice.replace()) {
      CheckWording(place, name, wording);
      if (wording.find('{') != std::string::npos) {
        problems_.Error(place, name + ": a wording holds {", "a replacement is fixed text");
      }
    }
  }

  void CheckWording(const Place& place, const std::string& name, const std::string& text) {
    std::string word;
    if (!never_.pattern().empty() && RE2::PartialMatch(text, never_, &word)) {
      problems_.Error(place, name + ": \"" + word + "\" promises or accuses more than Discreet knows",
                      "say \"could point to a patient\" or leave it out");
    }
  }

  const LocaleSource& locale_;
  RE2 never_;
  Problems& problems_;
};

int Holes(const std::string& phrase) {
  int holes = 0;
  for (size_t at = phrase.find("{}"); at != std::string::npos; at = phrase.find("{}", at + 2)) ++holes;
  return holes;
}

std::set<std::string> KeysOf(const LocaleSource& locale) {
  std::set<std::string> keys;
  for (const auto& advice : locale.words.advice()) keys.insert(advice.key());
  return keys;
}

// The keys that rules lead to, and a rule that each is for.
std::map<std::string, const RuleSource*> NeededAdvice(const PackSource& pack) {
  std::map<std::string, const RuleSource*> needed;
  for (const auto& rule : pack.rules) {
    const bool shown = rule.row.role != Role::kEvidence && rule.words.status() != v1::DEPRECATED;
    if (shown || !rule.words.advice().empty()) {
      needed.try_emplace(rule.words.advice().empty() ? rule.words.id() : rule.words.advice(), &rule);
    }
  }
  return needed;
}

void LintEnglish(const PackSource& pack, const LocaleSource& english, Problems& problems) {
  const std::set<std::string> keys = KeysOf(english);
  for (const auto& [key, rule] : NeededAdvice(pack)) {
    if (keys.contains(key)) continue;
    problems.Error(rule->At("advice"), "rule " + rule->words.id() + ": advice/en.yaml has no " + key,
                   "add it there, or name another key with \"advice:\"");
  }
}

// Another locale may lack texts (English stands in), but what it has must fit the English.
void LintTranslation(const LocaleSource& english, const LocaleSource& locale, Problems& problems) {
  const std::set<std::string> wanted = KeysOf(english);
  const std::set<std::string> keys = KeysOf(locale);
  for (const auto& key : wanted) {
    if (!keys.contains(key))
      problems.Warn(locale.place, "advice " + key + " is missing", "English stands in until then");
  }
  for (const auto& key : keys) {
    if (!wanted.contains(key))
      problems.Error(locale.place, "advice " + key + " is not in en.yaml", "add it there or take it out");
  }
  for (const auto& [key, phrase] : locale.words.phrases()) {
    const auto original = english.words.phrases().find(key);
    if (original == english.words.phrases().end()) {
      problems.Error(locale.place, "phrase " + key + " is not in en.yaml", "add it there or take it out");
    } else if (Holes(original->second) != Holes(phrase)) {
      problems.Error(locale.place, "phrase " + key + " has not as many {} as in en.yaml", "keep each {}");
    }
  }
}

}  // namespace

void LintLists(const PackSource& pack, Problems& problems) {
  std::set<std::string> used;
  for (const auto& rule : pack.rules) {
    used.insert({rule.words_list, rule.except_list, rule.near_list});
    const RE2 reference(R"(\$\{([^}]*)\})");
    re2::StringPiece rest(rule.pattern);
    for (std::string id; RE2::FindAndConsume(&rest, reference, &id);) used.insert(id);
  }
  for (const auto& list : pack.lists) {
    for (const auto& other : list.taken_in) used.insert(other.word);
  }
  for (const auto& list : pack.lists) {
    if (!RE2::FullMatch(list.id, "[a-z][a-z0-9_]*")) {
      problems.Error(list.place, "the list's name is not made of a-z, 0-9 and _", "rename the file");
    }
    if (list.words.empty())
      problems.Error(list.place, "the list holds no words", "add some, or take the file out");
    if (!used.contains(list.id))
      problems.Warn(list.place, "no rule uses the list", "take it out if it is not needed");
    std::set<std::string> seen;
    for (const auto& entry : list.words) {
      if (!IsUtf8(entry.word)) {
        problems.Error(entry.place, "the line is not UTF-8", "save the file as UTF-8");
      } else if (const std::string form = ComparedForm(entry.word); form != entry.word) {
        problems.Error(entry.place,
                       "\"" + entry.word +
                           "\" would never be found: posts are compared in lower case, "
                           "with one space between words",
                       "write \"" + form + "\"");
      } else if (!seen.insert(entry.word).second) {
        problems.Warn(entry.place, "\"" + entry.word + "\" is there twice", "keep one");
      }
    }
  }
}

void LintAdvice(const PackSource& pack, Problems& problems) {
  const LocaleSource* english = nullptr;
  for (const auto& locale : pack.locales) {
    LocaleLint(locale, problems).Run();
    if (locale.words.tag() == "en") english = &locale;
  }
  if (english == nullptr) {
    problems.Error(pack.place, "there is no advice/en.yaml",
                   "add it: English stands in for every other language");
    return;
  }
  LintEnglish(pack, *english, problems);
  for (const auto& locale : pack.locales) {
    if (&locale != english) LintTranslation(*english, locale, problems);
  }
}

void CheckCitedByPhrase(const PackSource& pack, const LocaleSource& locale, const std::string& key,
                        const std::string& id, Problems& problems) {
  const bool is_there = std::any_of(pack.citations.begin(), pack.citations.end(),
                                    [&id](const CitationSource& each) { return each.words.id() == id; });
  if (is_there) return;
  problems.Error(locale.place, "phrase " + key + ": there is no citation " + id,
                 "write the id of one in citations.yaml");
}

// Phrases that name citations: those of an advice, the law of a place, a clause of the organization's own.
void TakeCitedByPhrases(const PackSource& pack, std::set<std::string>& used, Problems& problems) {
  for (const auto& locale : pack.locales) {
    for (const auto& [key, ids] : locale.words.phrases()) {
      if (!RE2::FullMatch(key, R"((?:cite|law|clause)(?:\..+)?)")) continue;
      re2::StringPiece rest(ids);
      for (std::string id; RE2::FindAndConsume(&rest, R"((\S+))", &id);) {
        used.insert(id);
        CheckCitedByPhrase(pack, locale, key, id, problems);
      }
    }
  }
}

void LintCitations(const PackSource& pack, Problems& problems) {
  std::set<std::string> used, seen;
  for (const auto& rule : pack.rules) used.insert(rule.words.cite().begin(), rule.words.cite().end());
  TakeCitedByPhrases(pack, used, problems);
  for (const auto& citation : pack.citations) {
    const v1::AuthorCitation& words = citation.words;
    const std::string name = "citation " + words.id();
    if (!seen.insert(words.id()).second) problems.Error(citation.place, name + " is there twice", "keep one");
    if (!used.contains(words.id()))
      problems.Warn(citation.place, "no rule cites " + words.id(), "take it out if it is not needed");
    if (!RE2::FullMatch(words.url(), R"(https://[^\s]+)")) {
      problems.Error(citation.place, name + ": the url does not begin with https://",
                     "give the page that was read");
    }
    if (!RE2::FullMatch(words.retrieved(), R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))")) {
      problems.Error(citation.place, name + ": \"retrieved\" is no date", "write it as 2026-11-21");
    }
  }
}

}  // namespace discreet
