#include "names/lexicon.h"

#include <algorithm>
#include <bit>
#include <fstream>
#include <map>
#include <stdexcept>

#include "tables/key.h"

namespace discreet::train {
namespace {

namespace fs = std::filesystem;

// The lines of a table's text form, without its comments.
std::vector<std::string> Lines(const fs::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> Split(const std::string& line, char at) {
  std::vector<std::string> fields;
  size_t begin = 0;
  for (size_t end = line.find(at); end != std::string::npos; end = line.find(at, begin)) {
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  fields.push_back(line.substr(begin));
  return fields;
}

std::vector<std::pair<std::string, double>> Largest(std::map<std::string, double> counted) {
  std::vector<std::pair<std::string, double>> rows(counted.begin(), counted.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

void AddCounted(const fs::path& file, size_t count_field, std::map<std::string, double>& counted) {
  for (const auto& line : Lines(file)) {
    const auto fields = Split(line, '\t');
    if (fields.size() <= count_field || fields[count_field].empty()) continue;
    double& most = counted[fields[0]];
    most = std::max(most, std::stod(fields[count_field]));
  }
}

std::vector<names::RoleSlot> ReadRoles(const fs::path& file) {
  std::map<std::string, uint32_t> roles;
  uint32_t role = 0;
  for (const auto& line : Lines(file)) {
    if (line[0] == '[') {
      role = static_cast<uint32_t>(std::stoul(line.substr(1)));
      if (role == 0 || role >= names::kWordRoles)
        throw std::runtime_error(file.string() + ": no role " + line);
      continue;
    }
    for (const auto& word : Split(line, ' ')) {
      if (!word.empty()) roles[word] = role;
    }
  }
  std::vector<names::RoleSlot> slots(std::bit_ceil(roles.size() * 2));
  for (const auto& [word, its_role] : roles) {
    const uint64_t key = KeyOfWord(word).kept;
    size_t slot = key & (slots.size() - 1);
    while (slots[slot].fingerprint != 0) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = {static_cast<uint32_t>(key >> 32U), its_role};
  }
  return slots;
}

void AddTerms(const fs::path& file, Lexicon& lexicon) {
  for (const auto& line : Lines(file)) {
    const auto fields = Split(line, '\t');
    if (fields.size() < 2 || fields[0].size() < 4 || fields[1].find("everyday") != std::string::npos)
      continue;
    if (fields[1].find("condition") != std::string::npos || fields[1].find("symptom") != std::string::npos) {
      lexicon.conditions.push_back(fields[0]);
    } else if (fields[1].find("drug") != std::string::npos) {
      lexicon.drugs.push_back(fields[0]);
    }
  }
}

}  // namespace

Lexicon ReadLexicon(const fs::path& tables, const fs::path& roles) {
  Lexicon lexicon;
  std::map<std::string, double> names;
  AddCounted(tables / "first_names" / "counts.tsv", 1, names);
  lexicon.first_names = Largest(std::move(names));
  lexicon.surnames = Lines(tables / "surnames" / "ranked.txt");
  std::map<std::string, double> places;
  AddCounted(tables / "places" / "us.tsv", 3, places);
  AddCounted(tables / "places" / "world.tsv", 2, places);
  lexicon.places = Largest(std::move(places));
  for (const char* file : {"wordnet.tsv", "by_hand.tsv"}) AddTerms(tables / "terms" / file, lexicon);
  lexicon.roles = ReadRoles(roles);
  return lexicon;
}

}  // namespace discreet::train
