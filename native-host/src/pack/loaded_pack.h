#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "discreet/advice_book.h"
#include "discreet/rule_book.h"
#include "discreet/surface.h"

namespace discreet {

// A compiled pack, checked and ready. Immutable; may be read by several threads. Rules and word lists are
// read in place; the words of findings and the surfaces are parsed when first asked for, once.
class LoadedPack final : public RuleBook, public AdviceBook {
 public:
  ~LoadedPack() override;
  LoadedPack(const LoadedPack&) = delete;
  LoadedPack& operator=(const LoadedPack&) = delete;

  std::string_view pack_id() const override;
  uint32_t pack_version() const override;
  std::string_view sha256() const override;
  std::span<const RuleRow> rules() const override;
  const RuleRow* rule(uint32_t number) const override;
  const RuleRow* rule(std::string_view id) const override;
  const Judgement& judgement() const override;
  const WordList& words(uint32_t list) const override;
  const MatchTables* match_tables() const override;

  // Never null, also for a number that the pack has not: then the text says only that the words could point
  // to a patient. The same text stands in where the pack's own words turn out to be damaged: a finding is
  // never lost.
  const AdviceText* Advice(uint32_t rule, std::string_view locale) const override;
  std::span<const Citation> Citations(uint32_t rule) const override;
  const Citation* CitationOf(std::string_view id) const override;
  std::string_view Phrase(std::string_view key, std::string_view locale) const override;

  // What the rule means, for administrators; empty for a rule that the pack has not.
  std::string_view Definition(uint32_t rule) const;

  // Where posts are written, ascending by number.
  std::span<const Surface> surfaces() const;

  // Reads everything that is otherwise read only when needed. "" when all of it holds together, else what is
  // wrong. For whoever accepts a pack (build, self-test): a pack that fails must not be used.
  std::string CheckWords() const;

 private:
  friend struct PackLoad;
  struct Impl;
  explicit LoadedPack(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// What loading came to. `pack` is null exactly when `error` says what is wrong with the bytes.
struct PackLoad {
  std::unique_ptr<LoadedPack> pack;
  std::string error;

  // Used by LoadPack and LoadCheckedPack; `sha256` is empty where it is to be worked out and all checked.
  static PackLoad From(std::span<const std::byte> bytes, uint32_t engine_version, std::string_view sha256);
};

// Checks a compiled pack and makes it ready. `bytes` are not copied and must outlive the pack, unchanged.
// Whatever they hold, nothing outside them is read and nothing is thrown. Opens no file later: SHA-256 is
// worked out here. `engine_version` as in EngineVersionNumber(); 0 for the version that this library was
// built as.
PackLoad LoadPack(std::span<const std::byte> bytes, uint32_t engine_version = 0);

// The same for a pack that LoadPack has taken before and whose SHA-256 is known (64 hexadecimal digits): for
// the one that is part of the program, which nobody can change who can not change the checks too. Nothing is
// looked at twice: a start takes the same time however large the pack is.
PackLoad LoadCheckedPack(std::span<const std::byte> bytes, std::string_view sha256);

}  // namespace discreet
