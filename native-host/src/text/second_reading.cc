#include "text/second_reading.h"

#include <algorithm>

#include "text/disguises.h"
#include "text/tokens.h"

namespace discreet {

void SecondReading::CopyUpTo(std::string_view text, uint32_t at) {
  text_.append(text.substr(copied_, at - copied_));
  copied_ = at;
}

void SecondReading::Write(std::string_view instead, uint32_t from, uint32_t to) {
  const auto begin = static_cast<uint32_t>(text_.size());
  text_.append(instead);
  changes_.push_back({{from, to}, {begin, static_cast<uint32_t>(text_.size())}});
  copied_ = to;
}

std::optional<SecondReading> SecondReading::WithTagsSpread(std::string_view text,
                                                           std::pmr::memory_resource* memory) {
  if (text.find('#') == std::string_view::npos) return std::nullopt;
  SecondReading reading(memory);
  for (const Token& token : FindTokens(text, memory)) {
    if (token.kind != Token::Kind::kHashtag) continue;
    const auto words = WordsOfTag(text, token.span, memory);
    if (words.size() < 2) continue;
    reading.CopyUpTo(text, token.span.begin);
    for (size_t i = 0; i < words.size(); ++i) {
      // The sign, or '_' between two words.
      reading.Write(i == 0 ? "" : " ", reading.copied_, words[i].begin);
      const auto begin = static_cast<uint32_t>(reading.text_.size());
      reading.CopyUpTo(text, words[i].end);
      reading.words_.push_back({begin, static_cast<uint32_t>(reading.text_.size())});
    }
    reading.CopyUpTo(text, token.span.end);
    // Words of two tags in a row do not belong together.
    reading.Write(",", token.span.end, token.span.end);
  }
  if (reading.words_.empty()) return std::nullopt;
  reading.CopyUpTo(text, static_cast<uint32_t>(text.size()));
  return reading;
}

std::pmr::vector<SecondReading> SecondReading::Undisguised(std::string_view text,
                                                           std::pmr::memory_resource* memory) {
  const Disguises disguises(text, memory);
  const auto all = disguises.all();
  const auto word_end = [&all](size_t begin) {
    size_t end = begin;
    while (end < all.size() && all[end].span == all[begin].span) ++end;
    return end;
  };
  size_t most = 0;
  for (size_t i = 0; i < all.size(); i = word_end(i)) most = std::max(most, word_end(i) - i);
  std::pmr::vector<SecondReading> readings(memory);
  for (size_t form = 0; form < most; ++form) {
    SecondReading reading(memory);
    for (size_t i = 0; i < all.size(); i = word_end(i)) {
      const Disguise& chosen = all[std::min(i + form, word_end(i) - 1)];
      reading.CopyUpTo(text, chosen.span.begin);
      reading.Write(disguises.Form(chosen), chosen.span.begin, chosen.span.end);
      reading.words_.push_back(reading.changes_.back().second);
    }
    reading.CopyUpTo(text, static_cast<uint32_t>(text.size()));
    readings.push_back(std::move(reading));
  }
  return readings;
}

ByteSpan SecondReading::ToFirst(ByteSpan span) const {
  const auto before = [this](uint32_t at, bool begins) -> const Change* {
    const auto after = std::partition_point(changes_.begin(), changes_.end(), [&](const Change& each) {
      return begins ? each.second.begin <= at : each.second.begin < at;
    });
    return after == changes_.begin() ? nullptr : &*std::prev(after);
  };
  ByteSpan first = span;
  if (const Change* change = before(span.begin, true); change != nullptr) {
    first.begin = span.begin < change->second.end ? change->first.begin
                                                  : change->first.end + (span.begin - change->second.end);
  }
  if (const Change* change = before(span.end, false); change != nullptr) {
    first.end = span.end <= change->second.end ? change->first.end
                                               : change->first.end + (span.end - change->second.end);
  }
  return first;
}

bool SecondReading::Touches(ByteSpan span) const {
  const auto word = std::partition_point(words_.begin(), words_.end(),
                                         [span](ByteSpan each) { return each.end <= span.begin; });
  return word != words_.end() && word->begin < span.end;
}

}  // namespace discreet
