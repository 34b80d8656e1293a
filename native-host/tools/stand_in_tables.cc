// Writes stand_in_tables.inc: which letter stands in for each letter, mark and digit beyond Latin-1 when
// patterns are run (recognize/stand_ins.h). What counts as a letter is asked of the RE2 that the host is
// linked with, whose Unicode may be older than other tables'. Run by the build: discreet-stand-ins OUTPUT.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace {

constexpr char32_t kFirst = 0x100;
constexpr char32_t kEnd = 0x110000;

// Patterns of packs may begin or end a range beyond Latin-1 here: no letter stands in for one on the other
// side.
constexpr char32_t kCuts[] = {0x100, 0x250, 0x386, 0x3AC, 0x400,   0x430,
                              0x530, 0x590, 0x600, 0x800, 0x10000, kEnd};

// What (?i) joins with a character of another block or of Latin-1: these stand for themselves.
constexpr char32_t kKept[] = {0x178, 0x17F,  0x345,  0x399,  0x39C, 0x3B9,
                              0x3BC, 0x1E9E, 0x1FBE, 0x212A, 0x212B};

// The classes that patterns may use, in the order of kNames.
constexpr std::array<const char*, 6> kNames = {"L", "Lu", "Ll", "M", "Mn", "Nd"};

struct Block {
  char32_t stand_in = 0;
  uint32_t classes = 0;
};

std::string Utf8(char32_t code) {
  char bytes[4];
  return std::string(bytes, discreet::Encode(code, bytes));
}

bool IsSurrogate(char32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

// Bit i: the character is of class kNames[i].
std::vector<uint32_t> ClassesOfAll() {
  std::vector<uint32_t> classes(kEnd, 0);
  for (size_t i = 0; i < kNames.size(); ++i) {
    const RE2 pattern(std::string("\\p{") + kNames[i] + "}");
    for (char32_t code = 0; code < kEnd; ++code) {
      if (!IsSurrogate(code) && RE2::FullMatch(Utf8(code), pattern)) classes[code] |= 1U << i;
    }
  }
  return classes;
}

bool IsKept(char32_t code) { return std::find(std::begin(kKept), std::end(kKept), code) != std::end(kKept); }

size_t IntervalOf(char32_t code) {
  return static_cast<size_t>(std::upper_bound(std::begin(kCuts), std::end(kCuts), code) - std::begin(kCuts));
}

// The first character of each block that is no other's partner under (?i) in a way that matters: see kKept.
std::map<std::pair<size_t, uint32_t>, char32_t> StandIns(const std::vector<uint32_t>& classes) {
  std::map<std::pair<size_t, uint32_t>, char32_t> stand_ins;
  for (char32_t code = kFirst; code < kEnd; ++code) {
    if (classes[code] != 0 && !IsKept(code)) stand_ins.try_emplace({IntervalOf(code), classes[code]}, code);
  }
  return stand_ins;
}

std::string Ranges(const std::vector<uint32_t>& classes,
                   const std::map<std::pair<size_t, uint32_t>, char32_t>& stand_ins) {
  std::string out;
  for (char32_t code = kFirst; code < kEnd;) {
    char32_t end = code + 1;
    const uint32_t group = IsKept(code) ? 0 : classes[code];
    if (group != 0) {
      while (end < kEnd && IntervalOf(end) == IntervalOf(code) && !IsKept(end) && classes[end] == group)
        ++end;
      char line[64];
      std::snprintf(line, sizeof line, "{0x%X,0x%X,0x%X},\n", static_cast<unsigned>(code),
                    static_cast<unsigned>(end - 1),
                    static_cast<unsigned>(stand_ins.at({IntervalOf(code), group})));
      out += line;
    }
    code = end;
  }
  return out;
}

// The members of class `i` that a text can still hold once others stand in: Latin-1, the kept, the stand-ins.
std::string Members(const std::vector<uint32_t>& classes, size_t i,
                    const std::map<std::pair<size_t, uint32_t>, char32_t>& stand_ins) {
  std::vector<char32_t> members;
  for (char32_t code = 0; code < kFirst; ++code) {
    if ((classes[code] >> i & 1U) != 0) members.push_back(code);
  }
  for (const char32_t code : kKept) {
    if ((classes[code] >> i & 1U) != 0) members.push_back(code);
  }
  for (const auto& [block, code] : stand_ins) {
    if ((block.second >> i & 1U) != 0) members.push_back(code);
  }
  std::sort(members.begin(), members.end());
  std::string out;
  for (size_t at = 0; at < members.size();) {
    size_t last = at;
    while (last + 1 < members.size() && members[last + 1] == members[last] + 1) ++last;
    char piece[40];
    std::snprintf(piece, sizeof piece, last == at ? "\\\\x{%X}" : "\\\\x{%X}-\\\\x{%X}",
                  static_cast<unsigned>(members[at]), static_cast<unsigned>(members[last]));
    out += piece;
    at = last + 1;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: discreet-stand-ins OUTPUT\n", stderr);
    return 2;
  }
  const auto classes = ClassesOfAll();
  const auto stand_ins = StandIns(classes);
  std::ofstream out(argv[1], std::ios::binary | std::ios::trunc);
  out << "// Made by stand_in_tables.cc from RE2's Unicode data.\n"
      << "struct StandInRange { char32_t first, last, stand_in; };\n"
      << "constexpr StandInRange kStandIns[] = {" << Ranges(classes, stand_ins) << "};\n"
      << "constexpr char32_t kCuts[] = {";
  for (const char32_t cut : kCuts) out << static_cast<uint32_t>(cut) << ',';
  out << "};\nstruct ReducedClass { std::string_view name, members; };\nconstexpr ReducedClass "
         "kReducedClasses[] = {\n";
  for (size_t i = 0; i < kNames.size(); ++i) {
    out << "{\"" << kNames[i] << "\", \"" << Members(classes, i, stand_ins) << "\"},\n";
  }
  out << "};\n";
  out.close();
  return out ? 0 : 1;
}
