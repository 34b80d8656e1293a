"""The teacher: a transformer with a head for each thing that is told apart and marks for each piece. Never shipped."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers import AutoModel, AutoTokenizer

from labels import HEADS, MARKS
from learning import UNKNOWN_MARK, padded, piece_marks, probabilities

DROPPED = .1  # of what the heads see, as within the transformer
OUT_OF_SIGHT = 1e4  # taken off padding before a maximum

# Of a batch; training on it takes 6 GB.
TRAINED_PIECES, ANSWERED_PIECES, MOST, WINDOW = 4096, 6000, 64, 1024
TRAINED_LENGTH = 192  # pieces; a longer post is cut off: 93 of 100 are shorter, and time grows faster than length
ANSWERED_LENGTH = 160  # 86 of 100


class Teacher(nn.Module):
    """Pools by the first piece, the mean and the maximum."""

    def __init__(self, model):
        super().__init__()
        self.b = AutoModel.from_pretrained(model, add_pooling_layer=False)
        width = self.b.config.hidden_size
        self.doc = nn.Linear(3 * width, len(HEADS))
        self.tokl = nn.Linear(width, len(MARKS))

    def freeze(self, layers):
        """Word vectors too, if any layer: what begins to move below a layer that stays would only unsettle it."""
        for part in [self.b.embeddings, *self.b.encoder.layer[:layers]] if layers else []:
            part.requires_grad_(False)

    def forward(self, ids, mask):
        """Log-odds of each head, and the marks' scores of each piece."""
        h = self.b(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        a = mask[..., None].float()
        mean = (h * a).sum(1) / a.sum(1)
        most = (h + (a - 1) * OUT_OF_SIGHT).max(1).values
        return self.doc(F.dropout(torch.cat([h[:, 0], mean, most], 1), DROPPED, self.training)), self.tokl(h)


class Reader:
    """What the teacher reads: the text, after words that say what kind of post it is."""

    def __init__(self, model):
        self.tokenizer = AutoTokenizer.from_pretrained(model)

    def read(self, posts, length=TRAINED_LENGTH):
        """(ids, marks) of each post."""
        return [self._read(post, length) for post in posts]

    def _read(self, post, length):
        before = ''
        if post.kind != 'post' or post.pictures:
            before = post.kind.replace('_', ' ') + (' with picture' if post.pictures else '') + ' : '
        read = self.tokenizer(before + post.text, truncation=True, max_length=length, return_offsets_mapping=True)
        # Pieces of the words before, and the two that begin and end every text, are none of the post.
        spans = [(begin - len(before), end - len(before)) if end > len(before) else None for begin, end in read['offset_mapping']]
        return read['input_ids'], piece_marks(post, spans)


def tensors(read, batch):
    """ids, mask, marks of a batch."""
    ids = padded([read[i][0] for i in batch], 0)
    mask = padded([[1] * len(read[i][0]) for i in batch], 0)
    return ids, mask, padded([read[i][1] for i in batch], UNKNOWN_MARK)


def run(net, ids, mask):
    """In bfloat16 where PyTorch holds that safe: it is faster on processors that have it."""
    with torch.autocast('cpu', torch.bfloat16):
        log_odds, marks = net(ids, mask)
    return log_odds.float(), marks.float()


def answers(net, read):
    """Probabilities [posts, heads]."""
    return probabilities(net, [len(ids) for ids, _ in read], ANSWERED_PIECES, MOST, WINDOW,
                         lambda batch: run(net, *tensors(read, batch)[:2])[0])
