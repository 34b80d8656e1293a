#include "recognize/pattern_cache.h"

#include <re2/re2.h>

#include <string>

#include "recognize/pattern_options.h"
#include "recognize/stand_ins.h"

namespace discreet {
namespace {

// Measured on the core pack (2026-11-22): both programs of an RE2 object take 19 bytes an instruction where
// it has few, 9 where \p{L} makes it tens of thousands; states aside.
constexpr size_t kBytesPerPattern = 4'096;
constexpr size_t kBytesPerInstruction = 9;

// RE2 finds a short match at a known begin without building automaton states when it is asked for a group.
// What holds no "(" but "(?" has none: it is given one around it all.
std::string WithGroup(std::string_view pattern) {
  for (size_t at = pattern.find('('); at != std::string_view::npos; at = pattern.find('(', at + 1)) {
    if (!pattern.substr(at).starts_with("(?") || pattern.substr(at).starts_with("(?P"))
      return std::string(pattern);
  }
  return "(" + std::string(pattern) + ")";
}

std::shared_ptr<const re2::RE2> Compile(std::string_view pattern) {
  auto compiled = std::make_shared<const re2::RE2>(WithGroup(pattern), PatternOptions());
  return compiled->ok() ? std::move(compiled) : nullptr;
}

CachedPattern CompileSmallest(std::string_view pattern) {
  if (const auto reduced = ReducedPattern(pattern)) {
    if (auto compiled = Compile(*reduced)) return {std::move(compiled), true};
  }
  return {Compile(pattern), false};
}

}  // namespace

PatternCache::~PatternCache() = default;

CachedPattern PatternCache::Get(uint32_t row, std::string_view pattern) {
  const std::lock_guard lock(mutex_);
  if (const auto known = entries_.find(row); known != entries_.end()) {
    by_use_.splice(by_use_.begin(), by_use_, known->second.used);
    return known->second.pattern;
  }
  Entry entry;
  entry.pattern = CompileSmallest(pattern);
  const re2::RE2* const compiled = entry.pattern.compiled.get();
  const size_t size = compiled == nullptr ? 0 : static_cast<size_t>(compiled->ProgramSize());
  entry.bytes = kBytesPerPattern + 2 * size * kBytesPerInstruction;
  by_use_.push_front(row);
  entry.used = by_use_.begin();
  bytes_ += entry.bytes;
  CachedPattern pattern_of_row = entry.pattern;
  entries_.emplace(row, std::move(entry));
  Forget();
  return pattern_of_row;
}

// Never the one that was used last.
void PatternCache::Forget() {
  while (bytes_ > budget_ && by_use_.size() > 1) {
    const auto last = entries_.find(by_use_.back());
    bytes_ -= last->second.bytes;
    entries_.erase(last);
    by_use_.pop_back();
  }
}

}  // namespace discreet
