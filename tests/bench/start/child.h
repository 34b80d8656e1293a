#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace discreet::bench {

// Resident memory that no other process shares at this moment, in kB.
struct PrivateMemory {
  uint64_t dirty_kilobytes = 0;  // of its own for ever
  uint64_t clean_kilobytes = 0;  // unchanged pages of files: shared as soon as a second host runs, and let go
                                 // when memory is short
  uint64_t kilobytes() const { return dirty_kilobytes + clean_kilobytes; }
};

// A program with pipes to its standard input and output. Ends with this object. Throws std::runtime_error
// where it cannot be started or does not answer in 20 s.
class Child {
 public:
  // `program` is a host: it is given the extension's origin as its argument.
  explicit Child(const std::string& program);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // One frame of native messaging each.
  void Send(std::string_view json) const;
  std::string Receive() const;
  // The next byte of its output.
  void ReceiveByte() const;
  // nullopt where the system does not tell.
  std::optional<PrivateMemory> Private() const;

 private:
  void ReadAll(char* bytes, size_t size) const;

  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
};

// A check of one post as the extension asks for it.
std::string CheckJson(uint32_t id, std::string_view post);
// A greeting; its id is 1.
inline constexpr std::string_view kHelloJson =
    R"({"id":1,"hello":{"protocolMin":1,"protocolMax":1,"uiLanguage":"en-US"}})";

}  // namespace discreet::bench
