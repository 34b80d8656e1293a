#include "classify/network.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace discreet::classify {
namespace {

// Pieces that are read at once, so that what is in work stays in the second cache: all of an ordinary post. A
// multiple of the rows that the kernels take together.
constexpr size_t kBlockPieces = 252;

// Floats on 64-byte boundaries, zero at first.
class Floats {
 public:
  Floats(size_t count, std::pmr::memory_resource* memory) : lines_((count + kPanel - 1) / kPanel, memory) {}
  float* data() { return lines_.data()->values; }

 private:
  struct alignas(64) Line {
    float values[kPanel];
  };
  std::pmr::vector<Line> lines_;
};

// Replaces `scores` by exp(score - most) / sum of these.
void Softmax(float* scores, size_t count) {
  const float most = *std::max_element(scores, scores + count);
  float sum = 0;
  for (size_t i = 0; i < count; ++i) sum += scores[i] = std::exp(scores[i] - most);
  for (size_t i = 0; i < count; ++i) scores[i] /= sum;
}

void CutBelowZero(float* values, size_t count) {
  for (size_t i = 0; i < count; ++i) values[i] = std::max(values[i], 0.0F);
}

// Maximum, mean and attention over all pieces, gathered block by block.
class Pooling {
 public:
  Pooling(const ClassifierModel& model, const Kernel& kernel, std::pmr::memory_resource* memory)
      : model_(model),
        kernel_(kernel),
        width_(model.header().width),
        attentions_(model.header().attentions),
        pooled_((2 + attentions_) * width_, memory),
        weights_(kBlockPieces * model.attention().out, memory) {
    std::fill_n(pools().most, width_, -std::numeric_limits<float>::infinity());
    most_.fill(-std::numeric_limits<float>::infinity());
  }

  void Add(const Rows& rows) {
    const size_t apart = model_.attention().out;
    kernel_.multiply(rows, model_.attention(), weights_.data());
    for (size_t a = 0; a < attentions_; ++a) {
      float most = most_[a];
      for (size_t r = 0; r < rows.count; ++r) most = std::max(most, weights_.data()[r * apart + a]);
      // What was gathered so far was weighed against a smaller maximum.
      const float fade = std::exp(most_[a] - most);
      float* const attended = pools().attended + a * width_;
      for (size_t i = 0; i < width_; ++i) attended[i] *= fade;
      float sum = 0;
      for (size_t r = 0; r < rows.count; ++r) {
        float& weight = weights_.data()[r * apart + a];
        weight = std::exp(weight - most);
        sum += weight;
      }
      sums_[a] = sums_[a] * fade + sum;
      most_[a] = most;
    }
    kernel_.pool(rows, weights_.data(), apart, attentions_, pools());
    count_ += rows.count;
  }

  // What the hidden layer reads. Call once, after the last block.
  Rows Finish() {
    for (size_t i = 0; i < width_; ++i) pools().sum[i] /= static_cast<float>(count_);
    for (size_t a = 0; a < attentions_; ++a) {
      for (size_t i = 0; i < width_; ++i) pools().attended[a * width_ + i] /= sums_[a];
    }
    return {pooled_.data(), (2 + attentions_) * width_, 1};
  }

 private:
  static constexpr size_t kMostAttentions = 64;  // as classifier_model.cc has it

  Pools pools() { return {pooled_.data(), pooled_.data() + width_, pooled_.data() + 2 * width_}; }

  const ClassifierModel& model_;
  const Kernel& kernel_;
  size_t width_;
  size_t attentions_;
  Floats pooled_;   // Pools, one after the other
  Floats weights_;  // of the block's pieces
  std::array<float, kMostAttentions> most_{};
  std::array<float, kMostAttentions> sums_{};
  size_t count_ = 0;
};

// The convolutions over one block of pieces.
class Convolutions {
 public:
  Convolutions(const ClassifierModel& model, const Kernel& kernel, size_t pieces,
               std::pmr::memory_resource* memory)
      : model_(model), kernel_(kernel), width_(model.header().width) {
    size_t most = 0;
    for (const GatedBlock& block : model.blocks()) {
      reach_ += block.dilation;
      most = std::max<size_t>(most, block.dilation);
    }
    margin_ = most * width_;
    const size_t rows = std::min(pieces, kBlockPieces);
    embedded_.emplace(rows * model.header().embedding_width, memory);
    state_.emplace(rows * width_, memory);
    normal_.emplace(rows * width_ + 2 * margin_, memory);
  }

  // Pieces on each side that a piece's result depends on.
  size_t reach() const { return reach_; }

  // Results of the pieces, which are kBlockPieces at most, one row each; they hold until the next call. What
  // stands beside the block is read as the text's end.
  Rows Read(std::span<const Piece> pieces, uint32_t kind) {
    Embed(pieces, kind);
    kernel_.multiply({embedded_->data(), model_.header().embedding_width, pieces.size()}, model_.input(),
                     state_->data());
    const Rows state{state_->data(), width_, pieces.size()};
    float* const normal = normal_->data() + margin_;
    // A shorter block than the one before must not see that one's rows after its end.
    std::fill_n(normal + pieces.size() * width_, margin_, 0.0F);
    for (const GatedBlock& block : model_.blocks()) {
      kernel_.normalize(state, block.normalization.scale, block.normalization.shift, normal);
      kernel_.convolve({normal, width_, pieces.size()}, block.dilation, block.layer, state_->data());
    }
    kernel_.normalize(state, model_.last().scale, model_.last().shift, normal);
    return {normal, width_, pieces.size()};
  }

 private:
  void Embed(std::span<const Piece> pieces, uint32_t kind) {
    const size_t width = model_.header().embedding_width;
    const float* const kind_row = model_.KindRow(kind);
    float* to = embedded_->data();
    for (const Piece& piece : pieces) {
      const int8_t* const row = model_.Embedding(piece.id);
      const float scale = model_.EmbeddingScale(piece.id);
      const float* const shape = model_.ShapeRow(piece.shape);
      for (size_t i = 0; i < width; ++i) to[i] = static_cast<float>(row[i]) * scale + shape[i] + kind_row[i];
      to += width;
    }
  }

  const ClassifierModel& model_;
  const Kernel& kernel_;
  size_t width_;
  size_t reach_ = 0;
  size_t margin_ = 0;  // floats of the rows of zeros before and after a block
  std::optional<Floats> embedded_;
  std::optional<Floats> state_;
  std::optional<Floats> normal_;
};

// The marks' probabilities, from what was kept of each piece and the context of the post.
bool ReadMarks(const ClassifierModel& model, const Kernel& kernel, float* kept, const float* context,
               size_t pieces, const Deadline& deadline, std::pmr::memory_resource* memory,
               std::pmr::vector<float>& probabilities) {
  const size_t width = model.header().mark_width;
  const size_t marks = model.header().marks;
  const size_t apart = model.marks().out;
  Floats scores(std::min(pieces, kBlockPieces) * apart, memory);
  probabilities.reserve(pieces * marks);
  for (size_t begin = 0; begin < pieces; begin += kBlockPieces) {
    if (deadline.Passed()) return false;
    const size_t count = std::min(kBlockPieces, pieces - begin);
    float* const rows = kept + begin * width;
    for (size_t r = 0; r < count; ++r) {
      for (size_t i = 0; i < width; ++i)
        rows[r * width + i] = std::max(rows[r * width + i] + context[i], 0.0F);
    }
    kernel.multiply({rows, width, count}, model.marks(), scores.data());
    for (size_t r = 0; r < count; ++r) {
      float* const score = scores.data() + r * apart;
      Softmax(score, marks);
      probabilities.insert(probabilities.end(), score, score + marks);
    }
  }
  return true;
}

}  // namespace

std::optional<Reading> ReadPost(const ClassifierModel& model, const Kernel& kernel,
                                std::span<const Piece> pieces, uint32_t kind, const Deadline& deadline,
                                std::pmr::memory_resource* memory) {
  const Piece unknown{{}, 0, static_cast<uint16_t>(model.vocabulary().unknown), 0};
  const std::span<const Piece> read = pieces.empty() ? std::span(&unknown, 1) : pieces;
  const size_t mark_width = model.header().mark_width;
  Convolutions convolutions(model, kernel, read.size(), memory);
  Pooling pooling(model, kernel, memory);
  Floats kept(read.size() * mark_width, memory);
  // Blocks overlap by what their pieces depend on, so that cutting a text into blocks changes no piece's
  // result.
  for (size_t at = 0; at < read.size();) {
    if (deadline.Passed()) return std::nullopt;
    const size_t begin = at - std::min(at, convolutions.reach());
    const size_t end = std::min(read.size(), begin + kBlockPieces);
    const size_t whole = end == read.size() ? end : end - convolutions.reach();
    const Rows rows = convolutions.Read(read.subspan(begin, end - begin), kind);
    const Rows own{rows.first + (at - begin) * rows.width, rows.width, whole - at};
    pooling.Add(own);
    kernel.multiply(own, model.mark_hidden(), kept.data() + at * mark_width);
    at = whole;
  }

  Floats hidden(model.hidden().out, memory);
  kernel.multiply(pooling.Finish(), model.hidden(), hidden.data());
  CutBelowZero(hidden.data(), model.hidden().out);
  const Rows post{hidden.data(), model.hidden().out, 1};
  Floats heads(model.heads().out, memory);
  kernel.multiply(post, model.heads(), heads.data());
  Floats context(mark_width, memory);
  kernel.multiply(post, model.mark_context(), context.data());

  Reading reading{std::pmr::vector<float>(heads.data(), heads.data() + model.header().heads, memory),
                  std::pmr::vector<float>(memory)};
  if (!ReadMarks(model, kernel, kept.data(), context.data(), pieces.size(), deadline, memory,
                 reading.probabilities)) {
    return std::nullopt;
  }
  return reading;
}

}  // namespace discreet::classify
