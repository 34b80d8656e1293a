#pragma once

#include <cstddef>
#include <cstdint>

namespace discreet::classify {

// Outputs that are computed together: weights lie in panels of so many columns.
inline constexpr uint32_t kPanel = 16;

// out = in * weights + bias. `out` is a multiple of kPanel; columns that the model has not are zero. Panels
// come one after the other, each with kPanel weights for the first input, then for the second, and so on.
// Both pointers are on 64-byte boundaries.
struct Layer {
  const float* bias;
  const float* panels;
  uint32_t in;
  uint32_t out;
};

// Rows of floats, `width` apart.
struct Rows {
  const float* first;
  size_t width;
  size_t count;
};

// What is gathered over all pieces, for each column of `width`: its maximum, its sum, and for each attention
// the sum of weight * value, attention by attention.
struct Pools {
  float* most;
  float* sum;
  float* attended;
};

// The network's inner loops for one kind of processor. Results differ between two kernels by rounding only;
// within one they do not depend on how many rows are given at once. Precondition: all widths are multiples of
// kPanel.
struct Kernel {
  const char* name;

  // out[row] = in[row] * layer, rows of layer.out floats. in.width >= layer.in.
  void (*multiply)(const Rows& in, const Layer& layer, float* out);

  // Gated convolution over three rows: out[row] += u * sigmoid(g) where u, g = layer applied to the rows at
  // row - dilation, row, row + dilation, which must be there to read (in.first is the row of out's first). A
  // panel has kPanel / 2 columns of u and then those of g. Rows of layer.out / 2 floats.
  void (*convolve)(const Rows& in, size_t dilation, const Layer& layer, float* out);

  // out[row] = (in[row] - its mean) / its deviation * scale + shift.
  void (*normalize)(const Rows& in, const float* scale, const float* shift, float* out);

  // Adds rows to `pools`; row r's weight in attention a is weights[r * weights_width + a].
  void (*pool)(const Rows& in, const float* weights, size_t weights_width, size_t attentions,
               const Pools& pools);
};

// Runs everywhere.
const Kernel& PortableKernel();
// For x86-64 with AVX2 and FMA; nullptr where this processor has them not.
const Kernel* Avx2Kernel();
// The fastest for this processor.
const Kernel& BestKernel();

}  // namespace discreet::classify
