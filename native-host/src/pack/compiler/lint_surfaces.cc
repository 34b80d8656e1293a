#include <re2/re2.h>

#include <set>

#include "pack/compiler/compiler.h"
#include "pack/compiler/lint.h"
#include "pack/compiler/selector.h"

namespace discreet {
namespace {

void LintComposer(const v1::ComposerPattern& composer, const Place& place, const std::string& name,
                  Problems& problems) {
  const struct {
    const char* key;
    const std::string& selector;
  } selectors[] = {{"box", composer.box()},
                   {"root", composer.root()},
                   {"submit", composer.submit()},
                   {"attachment", composer.attachment()},
                   {"also", composer.also()}};
  for (const auto& use : selectors) {
    const std::string wrong = WrongInSelector(use.selector);
    if (!wrong.empty()) {
      std::string what = name;
      what.append(": \"").append(use.key).append("\": ").append(wrong);
      problems.Error(place, what, "use a plain CSS selector; see shared/packs/README.md");
    }
  }
}

void LintMatches(const SurfaceSource& surface, const std::string& name, Problems& problems) {
  const RE2 pattern(surface.development_only
                        ? R"((?:https?)://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?/\S*)"
                        : R"(https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S*)");
  for (int i = 0; i < surface.words.matches().size(); ++i) {
    if (RE2::FullMatch(surface.words.matches(i), pattern)) continue;
    problems.Error(surface.match_places[static_cast<size_t>(i)],
                   name + ": this is no match pattern of one site",
                   "write one such as https://www.example.com/*");
  }
}

}  // namespace

void LintSurfaces(const PackSource& pack, Problems& problems) {
  std::set<std::string> ids;
  std::set<uint32_t> numbers;
  for (const auto& surface : pack.surfaces) {
    const std::string name = "surface " + surface.words.id();
    if (!RE2::FullMatch(surface.words.id(), "[a-z0-9][a-z0-9._-]{0,63}")) {
      problems.Error(surface.place, name + ": the id is not made of a-z, 0-9, '.', '_', '-'", "rename it");
    }
    if (!ids.insert(surface.words.id()).second)
      problems.Error(surface.place, name + " is there twice", "rename one");
    if (!numbers.insert(surface.words.number()).second) {
      problems.Error(surface.place, name + ": the number is taken",
                     "give it another; numbers are never used again");
    }
    if (surface.words.status() != "verified" && surface.words.status() != "unverified") {
      problems.Error(surface.place, name + ": the status is neither verified nor unverified",
                     "use one of them");
    }
    LintMatches(surface, name, problems);
    for (int i = 0; i < surface.words.composers().size(); ++i) {
      LintComposer(surface.words.composers(i), surface.composer_places[static_cast<size_t>(i)], name,
                   problems);
    }
  }
}

void LintPack(const PackSource& pack, Problems& problems) {
  if (!pack.id.empty() && !RE2::FullMatch(pack.id, "[a-z][a-z0-9._-]{0,63}")) {
    problems.Error(pack.place, "the pack's id is not made of a-z, 0-9, '.', '_', '-'",
                   "write one such as st-example");
  }
  LintRules(pack, problems);
  LintLists(pack, problems);
  LintAdvice(pack, problems);
  LintCitations(pack, problems);
  LintSurfaces(pack, problems);
}

}  // namespace discreet
