#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "pack/format.h"

namespace discreet {

// A compiled pack's bytes with every offset, size and enum checked, so that reading needs no further check. A
// view: the bytes must outlive it. Needs no alignment of the bytes, but uses the match tables only where
// they are aligned.
class PackView {
 public:
  PackView() = default;

  // One pass over `bytes`. Returns "" and fills *view, or says what is wrong and where ("rule row 12: the
  // pattern lies outside the strings") and leaves *view alone. Reads nothing outside `bytes`, whatever they
  // hold.
  static std::string Check(std::span<const std::byte> bytes, uint32_t engine_version, PackView* view);

  // The same without looking into the sections. Precondition: Check has passed these bytes before.
  static std::string Find(std::span<const std::byte> bytes, uint32_t engine_version, PackView* view);

  const pack_format::FileHeader& header() const { return header_; }
  const pack_format::PackedPack& pack() const { return pack_; }

  // Empty for a section that is not there.
  std::span<const std::byte> section(pack_format::SectionKind kind) const {
    return sections_[static_cast<size_t>(kind)];
  }

  // Whether the pack holds what matching needs, on an 8-byte boundary of memory: else it is not used.
  bool has_tables() const {
    const auto head = section(pack_format::SectionKind::kMatchHead);
    return !head.empty() && reinterpret_cast<uintptr_t>(head.data()) % alignof(uint64_t) == 0;
  }

  // The records of a section where they lie. Precondition: has_tables(), and a section of the tables.
  template <typename Record>
  std::span<const Record> records(pack_format::SectionKind kind) const {
    const auto bytes = section(kind);
    return {reinterpret_cast<const Record*>(bytes.data()), bytes.size() / sizeof(Record)};
  }

  template <typename Record>
  uint32_t count(pack_format::SectionKind kind) const {
    return static_cast<uint32_t>(section(kind).size() / sizeof(Record));
  }

  // Precondition: i < count<Record>(kind).
  template <typename Record>
  Record record(pack_format::SectionKind kind, uint32_t i) const {
    Record record;
    std::memcpy(&record, section(kind).data() + size_t{i} * sizeof(Record), sizeof(Record));
    return record;
  }

  // Precondition: a text of this pack.
  std::string_view text(pack_format::PackedText text) const {
    const auto strings = section(pack_format::SectionKind::kStrings);
    return {reinterpret_cast<const char*>(strings.data()) + text.offset, text.size};
  }

 private:
  friend class PackChecker;

  pack_format::FileHeader header_{};
  pack_format::PackedPack pack_{};
  std::array<std::span<const std::byte>, pack_format::kLastKnownKind + 1> sections_{};
};

}  // namespace discreet
