// The kernel's loops, written once for vectors of any length. Not a header to include elsewhere: each
// kernel_*.cc includes it inside its own unnamed namespace after it has said for what processor, as
//   DISCREET_TARGET  an attribute for every function, so that only these use that processor's instructions
//   DISCREET_LANES   floats in a vector: 4 or 8
//   DISCREET_ROWS    rows that are multiplied together, as many as leave the sums in registers
// Functions with such an attribute are inlined only into their like, so nothing here is shared between
// kernels.

using Lanes [[gnu::vector_size(4 * DISCREET_LANES)]] = float;
using Bits [[gnu::vector_size(4 * DISCREET_LANES)]] = int32_t;
// As they lie in memory: on no boundary but a float's.
using StoredLanes [[gnu::vector_size(4 * DISCREET_LANES), gnu::aligned(4), gnu::may_alias]] = float;

constexpr size_t kLanes = DISCREET_LANES;
constexpr size_t kVectors = kPanel / kLanes;
constexpr size_t kRows = DISCREET_ROWS;

DISCREET_TARGET inline Lanes Load(const float* at) { return *reinterpret_cast<const StoredLanes*>(at); }
DISCREET_TARGET inline void Store(Lanes value, float* at) { *reinterpret_cast<StoredLanes*>(at) = value; }
DISCREET_TARGET inline Lanes All(float value) { return value - Lanes{}; }
DISCREET_TARGET inline Lanes Larger(Lanes a, Lanes b) { return a > b ? a : b; }

DISCREET_TARGET inline float SumOf(Lanes value) {
  float sum = 0;
  for (size_t lane = 0; lane < kLanes; ++lane) sum += value[lane];
  return sum;
}

// 1 / (1 + exp(-x)), to a few units in the last place. exp(y) = 2^n * exp(r) with |r| <= ln 2 / 2, where a
// polynomial does (coefficients as in Cephes' expf).
DISCREET_TARGET inline Lanes Sigmoid(Lanes x) {
  const Lanes most = All(87);
  Lanes y = Larger(-x, -most);
  y = y < most ? y : most;
  // Adding 1.5 * 2^23 rounds to a whole number, which is then in the lowest bits.
  const Lanes rounder = All(12582912.0F);
  const Lanes shifted = y * 1.44269504F + rounder;
  const Lanes n = shifted - rounder;
  const Lanes r = y - n * 0.693359375F + n * 2.12194440e-4F;
  Lanes p = All(1.9875691500e-4F);
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  const Lanes e = p * r * r + r + 1.0F;
  const Bits power = (__builtin_bit_cast(Bits, shifted) - __builtin_bit_cast(Bits, rounder) + 127) << 23;
  return 1.0F / (1.0F + e * __builtin_bit_cast(Lanes, power));
}

// sums += rows of `in`, `stride` apart, times `count` inputs' weights of one panel.
template <size_t kCount>
[[gnu::always_inline]] DISCREET_TARGET inline void Accumulate(const float* in, size_t stride, size_t count,
                                                              const float* panel,
                                                              Lanes (&sums)[kCount][kVectors]) {
  for (size_t i = 0; i < count; ++i) {
    Lanes weights[kVectors];
    for (size_t v = 0; v < kVectors; ++v) weights[v] = Load(panel + i * kPanel + v * kLanes);
    for (size_t row = 0; row < kCount; ++row) {
      const Lanes value = All(in[row * stride + i]);
      for (size_t v = 0; v < kVectors; ++v) sums[row][v] += value * weights[v];
    }
  }
}

template <size_t kCount>
[[gnu::always_inline]] DISCREET_TARGET inline void SetAll(const float* bias,
                                                          Lanes (&sums)[kCount][kVectors]) {
  for (size_t row = 0; row < kCount; ++row) {
    for (size_t v = 0; v < kVectors; ++v) sums[row][v] = Load(bias + v * kLanes);
  }
}

template <size_t kCount>
DISCREET_TARGET void MultiplyRows(const float* in, size_t stride, const Layer& layer, size_t column,
                                  float* out) {
  Lanes sums[kCount][kVectors];
  SetAll<kCount>(layer.bias + column, sums);
  Accumulate<kCount>(in, stride, layer.in, layer.panels + column * layer.in, sums);
  for (size_t row = 0; row < kCount; ++row) {
    for (size_t v = 0; v < kVectors; ++v) Store(sums[row][v], out + row * layer.out + column + v * kLanes);
  }
}

// The last rows, up to kCount, together: one by one each would wait for its own sums.
template <size_t kCount>
DISCREET_TARGET void MultiplyRest(size_t rows, const float* in, size_t stride, const Layer& layer,
                                  size_t column, float* out) {
  if (rows == kCount) {
    MultiplyRows<kCount>(in, stride, layer, column, out);
  } else if constexpr (kCount > 1) {
    MultiplyRest<kCount - 1>(rows, in, stride, layer, column, out);
  }
}

DISCREET_TARGET void Multiply(const Rows& in, const Layer& layer, float* out) {
  // A panel stays in the nearest cache while all rows pass by.
  for (size_t column = 0; column < layer.out; column += kPanel) {
    size_t row = 0;
    for (; row + kRows <= in.count; row += kRows) {
      MultiplyRows<kRows>(in.first + row * in.width, in.width, layer, column, out + row * layer.out);
    }
    MultiplyRest<kRows - 1>(in.count - row, in.first + row * in.width, in.width, layer, column,
                            out + row * layer.out);
  }
}

template <size_t kCount>
DISCREET_TARGET void ConvolveRows(const float* in, size_t width, size_t dilation, const Layer& layer,
                                  size_t column, float* out) {
  Lanes sums[kCount][kVectors];
  SetAll<kCount>(layer.bias + column, sums);
  const float* const panel = layer.panels + column * layer.in;
  Accumulate<kCount>(in - dilation * width, width, width, panel, sums);
  Accumulate<kCount>(in, width, width, panel + width * kPanel, sums);
  Accumulate<kCount>(in + dilation * width, width, width, panel + 2 * width * kPanel, sums);
  for (size_t row = 0; row < kCount; ++row) {
    for (size_t v = 0; v < kVectors / 2; ++v) {
      float* const to = out + row * width + column / 2 + v * kLanes;
      Store(Load(to) + sums[row][v] * Sigmoid(sums[row][v + kVectors / 2]), to);
    }
  }
}

template <size_t kCount>
DISCREET_TARGET void ConvolveRest(size_t rows, const float* in, size_t width, size_t dilation,
                                  const Layer& layer, size_t column, float* out) {
  if (rows == kCount) {
    ConvolveRows<kCount>(in, width, dilation, layer, column, out);
  } else if constexpr (kCount > 1) {
    ConvolveRest<kCount - 1>(rows, in, width, dilation, layer, column, out);
  }
}

DISCREET_TARGET void Convolve(const Rows& in, size_t dilation, const Layer& layer, float* out) {
  for (size_t column = 0; column < layer.out; column += kPanel) {
    size_t row = 0;
    for (; row + kRows <= in.count; row += kRows) {
      ConvolveRows<kRows>(in.first + row * in.width, in.width, dilation, layer, column, out + row * in.width);
    }
    ConvolveRest<kRows - 1>(in.count - row, in.first + row * in.width, in.width, dilation, layer, column,
                            out + row * in.width);
  }
}

DISCREET_TARGET void Normalize(const Rows& in, const float* scale, const float* shift, float* out) {
  const auto count = static_cast<float>(in.width);
  for (size_t row = 0; row < in.count; ++row) {
    const float* const from = in.first + row * in.width;
    float* const to = out + row * in.width;
    Lanes sum{};
    for (size_t i = 0; i < in.width; i += kLanes) sum += Load(from + i);
    const float mean = SumOf(sum) / count;
    Lanes squares{};
    for (size_t i = 0; i < in.width; i += kLanes) {
      const Lanes apart = Load(from + i) - mean;
      squares += apart * apart;
    }
    // The small number is that of the training's LayerNorm.
    const float by = 1.0F / std::sqrt(SumOf(squares) / count + 1e-5F);
    for (size_t i = 0; i < in.width; i += kLanes) {
      Store((Load(from + i) - mean) * by * Load(scale + i) + Load(shift + i), to + i);
    }
  }
}

DISCREET_TARGET void Pool(const Rows& in, const float* weights, size_t weights_width, size_t attentions,
                          const Pools& pools) {
  for (size_t i = 0; i < in.width; i += kLanes) {
    Lanes most = Load(pools.most + i);
    Lanes sum = Load(pools.sum + i);
    for (size_t row = 0; row < in.count; ++row) {
      const Lanes value = Load(in.first + row * in.width + i);
      most = Larger(most, value);
      sum += value;
    }
    Store(most, pools.most + i);
    Store(sum, pools.sum + i);
    for (size_t a = 0; a < attentions; ++a) {
      Lanes attended = Load(pools.attended + a * in.width + i);
      for (size_t row = 0; row < in.count; ++row) {
        attended += Load(in.first + row * in.width + i) * weights[row * weights_width + a];
      }
      Store(attended, pools.attended + a * in.width + i);
    }
  }
}
