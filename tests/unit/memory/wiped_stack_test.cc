#include "memory/wiped_stack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>

namespace discreet {
namespace {

// Leaves `size` bytes of text on the stack and says where.
template <size_t size>
__attribute__((noinline)) const char* LeaveText() {
  volatile char text[size];
  for (size_t i = 0; i < size; ++i) text[i] = "Ärztin"[i % 7];
  auto address = reinterpret_cast<uintptr_t>(text);
  __asm__ volatile("" : "+r"(address));
  return reinterpret_cast<const char*>(address);
}

TEST(WipedStack, RunsTheCallAndComesBack) {
  WipedStack stack;
  int ran = 0;
  for (int i = 0; i < 1'000; ++i) stack.Run([&] { ++ran; });
  EXPECT_EQ(ran, 1'000);
}

TEST(WipedStack, ExceptionsAreCaughtInside) {
  WipedStack stack;
  std::string caught;
  stack.Run([&] {
    try {
      throw std::runtime_error("ningún paciente");
    } catch (const std::runtime_error& error) {
      caught = error.what();
    }
  });
  EXPECT_EQ(caught, "ningún paciente");
}

#ifndef DISCREET_SANITIZED

TEST(WipedStack, LeavesNothingBehind) {
  WipedStack stack;
  const char* shallow = nullptr;
  const char* deep = nullptr;
  stack.Run([&] { shallow = LeaveText<64>(); });
  stack.Run([&] { deep = LeaveText<300'000>(); });
  EXPECT_TRUE(std::all_of(shallow, shallow + 64, [](char c) { return c == 0; }));
  EXPECT_TRUE(std::all_of(deep, deep + 300'000, [](char c) { return c == 0; }));
}

TEST(WipedStack, LeavesTextOnAnOrdinaryStack) {
  // The control: without the wiped stack the same call does leave its text where it was.
  std::array<char, 512> seen{};
  const char* text = LeaveText<512>();
  std::memcpy(seen.data(), text, seen.size());
  EXPECT_NE(std::string_view(seen.data(), seen.size()).find("rztin"), std::string_view::npos);
}

__attribute__((noinline)) unsigned VectorRegistersSum() {
  std::array<unsigned char, 256> registers{};
#if defined(__x86_64__)
  __asm__ volatile(
      "movdqu %%xmm0, (%0)\n movdqu %%xmm1, 16(%0)\n movdqu %%xmm2, 32(%0)\n movdqu %%xmm3, 48(%0)\n"
      "movdqu %%xmm12, 64(%0)\n movdqu %%xmm13, 80(%0)\n movdqu %%xmm14, 96(%0)\n movdqu %%xmm15, 112(%0)\n"
      :
      : "r"(registers.data())
      : "memory");
#endif
  unsigned sum = 0;
  for (const unsigned char byte : registers) sum += byte;
  return sum;
}

TEST(WipedStack, ClearsTheVectorRegisters) {
#if defined(__x86_64__)
  WipedStack stack;
  unsigned inside = 0;
  stack.Run([&] {
    __asm__ volatile("pcmpeqd %%xmm15, %%xmm15\n pcmpeqd %%xmm3, %%xmm3\n" ::: "xmm15", "xmm3");
    inside = VectorRegistersSum();
    __asm__ volatile("pcmpeqd %%xmm15, %%xmm15\n pcmpeqd %%xmm14, %%xmm14\n" ::: "xmm15", "xmm14");
  });
  // Read at once: any call in between may use them for something else.
  std::array<unsigned char, 32> after{};
  __asm__ volatile("movdqu %%xmm14, (%0)\n movdqu %%xmm15, 16(%0)\n" : : "r"(after.data()) : "memory");
  EXPECT_GE(inside, 2U * 16U * 255U);
  EXPECT_EQ(std::count(after.begin(), after.end(), 0xFF), 0);
#else
  GTEST_SKIP() << "only written for x86-64";
#endif
}

TEST(WipedStack, OverflowEndsTheProcess) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(
      {
        WipedStack stack(16'384);
        stack.Run([] { LeaveText<64'000>(); });
      },
      "");
}

TEST(WipedStack, AnExceptionThatLeavesEndsTheProcess) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(
      {
        WipedStack stack;
        stack.Run([] { throw std::runtime_error("x"); });
      },
      "");
}

#endif

}  // namespace
}  // namespace discreet
