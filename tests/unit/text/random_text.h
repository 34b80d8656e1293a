#pragma once

#include <random>
#include <string>
#include <vector>

namespace discreet {

// Invented text that mixes scripts, emoji sequences, combining marks, right-to-left letters, odd spaces and
// invisible characters. The same seed gives the same text.
class RandomText {
 public:
  explicit RandomText(uint32_t seed) : random_(seed) {}

  std::string Make(size_t pieces) {
    std::string text;
    for (size_t i = 0; i < pieces; ++i) text += Pick();
    return text;
  }
  size_t Below(size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random_); }

 private:
  const std::string& Pick() {
    static const std::vector<std::string> kPieces = {
        "a",
        "B",
        "z9",
        "ward ",
        "  ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        ".",
        "-",
        "'",
        "Zoë",
        "José",
        "naïve ",
        "ẞtraße",
        "İ",
        "Ⅷ",
        "e\u0301",
        "o\u0308\u0323",
        "नमस्ते ",
        "สวัสดี",
        "שלום",
        "مرحبا",
        "\u200f",
        "\u202eabc\u202c",
        "中文",
        "ｍｒｎ１２",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u2009",
        "\u00ad",
        "\ufeff",
        "‘x’",
        "“y”",
        "–",
        "—",
        "\u2060",
        "😀",
        "👩🏽‍🔬",
        "👨‍👩‍👧‍👦",
        "❤️",
        "☕",
        "🇺🇸",
        "🇫🇷🇩",
        "1️⃣",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "한국",
        "\u1112\u1161\u11ab",
        "\u0600٣",
        "𝔸",
        "𐐀",
        "\u034f",
        "\u180e",
        "\u2028",
        "ﬁ",
        "K",
        "Ω",
        "\u0301",
        "J.o.h.n",
        "5 5 5 - 0 1 0 0",
        "М",
        "ο",
        "Мир",
        "⁵⁵",
        "²",
        "①",
        "Ⓐ",
        "½",
        "o\u0336",
        "x\u0353\u0311\u0330",
        "five ",
        "zero-",
        "·",
        "•",
        "…",
        "٣",
        "ﷺ",
        "ª",
    };
    return kPieces[Below(kPieces.size())];
  }

  std::mt19937 random_;
};

}  // namespace discreet
