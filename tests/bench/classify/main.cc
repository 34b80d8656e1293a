// discreet-bench-classify: what the built-in classifier takes for a post, with each kernel that runs here.
//   discreet-bench-classify
// Posts are made (seeded, each seen once). Times are CPU time of one thread, tokenizer and marks with them.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "classify/post_classifier.h"
#include "made/posts.h"

extern "C" const std::byte discreet_classifier_begin[];
extern "C" const std::byte discreet_classifier_end[];

namespace {

using namespace discreet;
using namespace discreet::classify;

double ThreadMicros() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

void Measure(const Kernel& kernel, size_t bytes, size_t count) {
  PostClassifier classifier(kernel);
  if (!classifier.Load({discreet_classifier_begin, discreet_classifier_end}).empty()) return;
  std::vector<double> micros;
  size_t pieces = 0;
  std::vector<std::byte> room(size_t{16} << 20U);
  for (const std::string& post : bench::Posts(20260101, {}).Take(count, bytes)) {
    std::pmr::monotonic_buffer_resource memory(room.data(), room.size());
    const std::string_view part = post;
    const double start = ThreadMicros();
    const auto result = classifier.Classify(std::span(&part, 1), Kind::kPost, false, NoDeadline(), &memory);
    micros.push_back(ThreadMicros() - start);
    pieces += result ? result->pieces.size() : 0;
  }
  std::sort(micros.begin(), micros.end());
  std::printf("%-8s %6zu bytes %7.1f pieces   p50 %8.1f us   p95 %8.1f us\n", kernel.name, bytes,
              static_cast<double>(pieces) / static_cast<double>(count), micros[count / 2],
              micros[count * 95 / 100]);
}

}  // namespace

int main() {
  for (const Kernel* const kernel : {Avx2Kernel(), &PortableKernel()}) {
    if (kernel == nullptr) continue;
    Measure(*kernel, 280, 2'000);
    Measure(*kernel, 5'000, 200);
  }
}
