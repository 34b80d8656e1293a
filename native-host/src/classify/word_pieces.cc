#include "classify/word_pieces.h"

#include <array>

#include "text/utf8.h"

namespace discreet::classify {
namespace {

using Class = Character::Class;
using Fold = Character::Fold;

// Calls `take` with each code point that `code` is read as.
template <typename Take>
void FoldInto(char32_t code, Character character, const Vocabulary& vocabulary, Take take) {
  switch (character.fold()) {
    case Fold::kOne:
      take(static_cast<char32_t>(character.value()));
      return;
    case Fold::kNothing:
      return;
    case Fold::kSeveral:
      for (const uint32_t letter : vocabulary.Text(character.value())) take(static_cast<char32_t>(letter));
      return;
    case Fold::kItself:
      break;
  }
  // Syllables of Hangul are made of letters by arithmetic (The Unicode Standard, 3.12).
  if (code < 0xAC00 || code > 0xD7A3) return take(code);
  const char32_t syllable = code - 0xAC00;
  take(0x1100 + syllable / 588);
  take(0x1161 + syllable % 588 / 28);
  if (syllable % 28 != 0) take(0x11A7 + syllable % 28);
}

// A word as it is read, letter by letter.
class Word {
 public:
  void Add(char32_t code, Character character, ByteSpan span, const Vocabulary& vocabulary) {
    capital_ = characters_ == 0 ? character.upper() : capital_;
    ++characters_;
    upper_ = upper_ || character.upper();
    small_ = small_ || character.small();
    digit_ = digit_ || character.digit();
    FoldInto(code, character, vocabulary, [&](char32_t letter) {
      if (count_ == 0) whole_.begin = span.begin;
      whole_.end = span.end;
      if (count_ < letters_.size()) {
        letters_[count_] = letter;
        spans_[count_] = span;
      }
      ++count_;
    });
  }

  void AppendTo(Pieces& pieces, uint32_t part, const Vocabulary& vocabulary) const {
    if (count_ == 0) return;
    const size_t before = pieces.size();
    if (count_ <= letters_.size() && Cut(pieces, part, vocabulary)) return;
    pieces.resize(before);
    pieces.push_back({whole_, part, static_cast<uint16_t>(vocabulary.unknown), Shape(true)});
  }

 private:
  uint8_t Shape(bool first) const {
    uint8_t look = capital_ ? 1 : 0;
    if (characters_ > 1 && upper_ && !small_) look = 2;
    if (digit_) look = 3;
    return static_cast<uint8_t>(look * 2 + (first ? 0 : 1));
  }

  // The longest pieces from the left; false where there is none.
  bool Cut(Pieces& pieces, uint32_t part, const Vocabulary& vocabulary) const {
    std::array<uint64_t, Vocabulary::kMostLetters> hashes;
    for (uint32_t at = 0; at < count_;) {
      PieceHash hash(at == 0);
      uint32_t length = 0;
      for (; length < vocabulary.longest && at + length < count_; ++length) {
        hash.Add(letters_[at + length]);
        hashes[length] = hash.value();
      }
      uint32_t id = vocabulary.unknown;
      while (length > 0 && (id = vocabulary.Find(hashes[length - 1])) == vocabulary.unknown) --length;
      if (length == 0) return false;
      const ByteSpan span{spans_[at].begin, spans_[at + length - 1].end};
      pieces.push_back({span, part, static_cast<uint16_t>(id), Shape(at == 0)});
      at += length;
    }
    return true;
  }

  std::array<char32_t, Vocabulary::kMostLetters> letters_;
  std::array<ByteSpan, Vocabulary::kMostLetters> spans_;
  uint32_t count_ = 0;  // letters, of which those past the arrays' end are not kept
  uint32_t characters_ = 0;
  ByteSpan whole_;  // of the letters
  bool capital_ = false;
  bool upper_ = false;
  bool small_ = false;
  bool digit_ = false;
};

uint32_t SingleId(char32_t code, Character character, const Vocabulary& vocabulary) {
  if (character.kind() == Class::kPicture) {
    // The upper eight bits: one of kPictures.
    return vocabulary.pieces + ((static_cast<uint32_t>(code) * 2654435761U) >> 24U);
  }
  PieceHash hash(true);
  FoldInto(code, character, vocabulary, [&](char32_t letter) { hash.Add(letter); });
  return vocabulary.Find(hash.value());
}

}  // namespace

bool AppendPieces(std::string_view text, uint32_t part, const Vocabulary& vocabulary, size_t most,
                  Pieces& pieces) {
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size && pieces.size() <= most;) {
    CodePoint code = DecodeAt(text, at);
    Character character = vocabulary.At(code.value);
    if (character.kind() == Class::kWord) {
      Word word;
      do {
        word.Add(code.value, character, {at, at + code.length}, vocabulary);
        at += code.length;
        if (at == size) break;
        code = DecodeAt(text, at);
        character = vocabulary.At(code.value);
      } while (character.kind() == Class::kWord);
      word.AppendTo(pieces, part, vocabulary);
      continue;
    }
    if (character.kind() != Class::kSpace && character.kind() != Class::kSkipped) {
      const uint32_t id = SingleId(code.value, character, vocabulary);
      pieces.push_back({{at, at + code.length}, part, static_cast<uint16_t>(id), 0});
    }
    at += code.length;
  }
  if (pieces.size() <= most) return true;
  pieces.resize(most);
  return false;
}

}  // namespace discreet::classify
