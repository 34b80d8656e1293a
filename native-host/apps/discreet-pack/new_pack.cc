#include "new_pack.h"

#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "organization_schema.h"
#include "rule_schema.h"

namespace discreet {
namespace {

namespace fs = std::filesystem;

constexpr char kPackYaml[] = R"(# A rule pack. Raise `version` with every change that is published.
id: {id}
version: 1
min_engine: 0.1.0
max_engine: 0.999.999
owner: {owner}
# The pack below this one: its rules, words, advice and sites are in the compiled pack too, and its figures of the
# judgement. `discreet-pack build` finds the one that came with it; --core FOLDER names another.
extends: core
)";

constexpr char kOrganizationYaml[] = R"(# yaml-language-server: $schema=organisation.schema.json
# What we are called, what our numbers look like, and which contacts are our own. Take the # away and write yours.
# Rules are made from it, with tests; discreet-pack test shows whether they find what you meant.

# The employer by name. By itself a name is no alarm: people may say where they work. It counts in a text about a patient.
# names: [Harbor Example Hospital, Harbor Example]

# Our own wards, buildings and nicknames of them.
# units: ["4 West", Quay Pavilion]

# Shapes of our numbers: 9 a digit, A a capital letter, a any letter, ? behind the last sign: it may be missing; the rest
# stands for itself. `begins` stands for itself whatever it holds. A number without letters needs the words it stands behind.
# record_numbers:
#   - shape: HX-999999
#   - shape: "99999999"
#     after: [MRN, chart]
# other_numbers:
#   - begins: ACC-
#     shape: "9999-9999"
#     label: ACCOUNT        # MRN PLAN_ID ACCOUNT LICENSE VEHICLE DEVICE_ID OTHER_ID

# What is ours and nobody's secret.
# own_contacts:
#   phone: [(207) 555-0100]
#   fax: [(207) 555-0101]
#   email: [frontdesk@harbor.example]
#   address: ["12 Quay Street, Harbor Point, ME 04999"]
#   npi: ["1234567893"]

# Rules of the core pack that are to speak less: off, notice or caution. Those that say `never: true` cannot be relaxed.
# relax:
#   - rule: quasi.org.tagged
#     to: off
#     why: our town is named after a company
)";

constexpr char kRulesYaml[] = R"(# yaml-language-server: $schema=../rules.schema.json
# One rule: badge numbers of our own, as an example. Change it, or take it out and write yours.
- id: phi.badge.visitor
  number: 100001            # never used again for another rule
  version: 1
  status: test              # experimental, test (pilot machines only), stable, deprecated
  role: identifier
  category: phi
  label: OTHER_ID
  safe_harbor: R
  direct: true
  severity: high
  definition: The number on a visitor badge, with its label.
  source: our own badges have six digits
  owner: {owner}
  cite: [hipaa.disclosure]
  advice: badge.visitor
  languages: [en]
  match:
    pattern: '(?i)\b(?:visitor|guest) badge[ \t]*#?:?[ \t]*(\d{6})\b'
    group: 1
    whole: true
  tests:
    must:
      - "Visitor badge [[004821]] left in bay 3"
      - "guest badge: [[118204]] 🙂"
      - "VISITOR BADGE #[[730015]]"
      - "señora with visitor badge [[204417]]"
      - "visitor badge [[555012]], guest badge [[555013]]"
    must_not:
      - "my own badge 004821"
      - "visitor badge 48"
      - "visitor badge 00482133"
      - "ward 4, 118204 steps today 🏃"
      - "visitors with a badge"
)";

constexpr char kCitationsYaml[] =
    R"(# What a rule may cite: law, own_policy (with the address of your policy), or guidance.
- id: hipaa.disclosure
  label: 45 CFR 164.502(a)
  kind: law
  title: A covered entity may not use or disclose protected health information, except as permitted
  url: https://www.ecfr.gov/current/title-45/section-164.502
  retrieved: 2026-11-21
)";

constexpr char kAdviceYaml[] = R"(# What a person is told. Add es.yaml beside this file for Spanish.
advice:
  badge.visitor:
    title: Visitor badge number
    why: The front desk can tell from this number whom the visitor came to see.
    replace: ["a visitor badge", ""]
    answers: [not_a_patient, wrong_warning]
phrases: {}
)";

// A text as a YAML value; a JSON string is one.
std::string Quoted(const std::string& text) {
  return RE2::FullMatch(text, "[A-Za-z][A-Za-z0-9-]*") ? text : nlohmann::json(text).dump();
}

std::string Filled(std::string text, const std::string& id, const std::string& owner) {
  for (const auto& [name, value] : {std::pair{"{id}", id}, {"{owner}", Quoted(owner)}}) {
    for (size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) {
      text.replace(at, std::string(name).size(), value);
    }
  }
  return text;
}

bool WriteFile(const fs::path& file, const std::string& content) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  std::ofstream out(file, std::ios::binary);
  out << content;
  out.close();
  return !out.fail();
}

}  // namespace

std::string WriteNewPack(const std::string& folder, const std::string& id, const std::string& owner) {
  if (!RE2::FullMatch(id, "[a-z][a-z0-9-]{0,63}")) {
    return "\"" + id + "\" is no id of a pack; name one with --id, of a-z, 0-9 and hyphens";
  }
  if (owner.empty() || owner.size() > 100)
    return "name who answers for the rules with --owner, in 1 to 100 bytes";
  const fs::path root(folder);
  std::error_code error;
  if (fs::exists(root, error) && !(fs::is_directory(root, error) && fs::is_empty(root, error))) {
    return folder + " is there and not empty; name a new folder";
  }
  const std::pair<const char*, std::string> files[] = {
      {"pack.yaml", Filled(kPackYaml, id, owner)},
      {"organisation.yaml", kOrganizationYaml},
      {"organisation.schema.json", OrganizationSchema()},
      {"rules/ours.yaml", Filled(kRulesYaml, id, owner)},
      {"citations.yaml", kCitationsYaml},
      {"advice/en.yaml", kAdviceYaml},
      {"rules.schema.json", RuleSchema()},
  };
  for (const auto& [name, content] : files) {
    if (!WriteFile(root / name, content)) {
      return (root / name).string() + " cannot be written; check the folder and the free space";
    }
  }
  return "";
}

}  // namespace discreet
