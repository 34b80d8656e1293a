#pragma once

#include <algorithm>
#include <cstddef>

#include "tables/tables.h"

namespace discreet {

// Asks every table for words that are in it, words that are not, and every row. What they say is of no
// matter, unless a cluster is out of range: then the sum is kWrong or more.
inline constexpr size_t kWrong = size_t{1} << 40U;
inline size_t AskEverything(const Tables& tables) {
  size_t said = 0;
  for (const char* text : {"bill", "rosalía", "hope", "hancock", "bar harbor", "orono", "cold", "the",
                           "o'brien", "ñ", "zz top"}) {
    const PhraseWords words = WordsOf(text);
    said += tables.first_name(words.all) ? 1 : 0;
    said += tables.surname(words.all) ? 1 : 0;
    said += tables.word_share(words.all).value_or(0) + tables.spanish_word(words.all).value_or(0);
    if (const auto word = tables.word(words.all)) {
      said += word->cluster < kWordClusters && word->supercluster < kWordSuperclusters ? 0 : kWrong;
    }
    if (const auto place = tables.place(words.all)) said += place->kinds;
    said += tables.term(words.all) + tables.LongestPhraseFrom(words.first);
    const Tables::Rows places = tables.us_places(words.all);
    for (uint32_t i = 0; i < places.count; ++i)
      said += tables.county(tables.us_place(places.first + i).county).name.size();
    if (const auto fact = tables.fact(words.all)) said += tables.fact_row(*fact).name.size();
    const Tables::Rows counties = tables.counties(words.all);
    for (uint32_t i = 0; i < counties.count; ++i)
      said += tables.county(tables.county_row(counties.first + i)).name.size();
  }
  for (uint32_t i = 0; i < std::min(tables.county_count(), 100U); ++i) {
    for (const char c : tables.county(i).name) said += static_cast<unsigned char>(c);
  }
  for (uint32_t i = 0; i < std::min(tables.state_count(), 100U); ++i) {
    for (const char c : tables.state(i).name) said += static_cast<unsigned char>(c);
    said += tables.state(i).postal.size();
  }
  for (uint32_t i = 0; i < std::min(tables.fact_count(), 100U); ++i) {
    const Fact fact = tables.fact_row(i);
    for (const char c : fact.name) said += static_cast<unsigned char>(c);
    for (const char c : fact.source) said += static_cast<unsigned char>(c);
    said += fact.oldest < kAges && fact.spread_tenths >= 10 ? 0 : kWrong;
  }
  for (uint32_t years = 0; years <= kAges; ++years) said += tables.people_of_age(years).men % 7;
  return said + tables.CountyByFips(23009).value_or(0);
}

}  // namespace discreet
