"""What the teacher and the shipped network are trained with alike: batches, losses, rates."""
import random

import torch
import torch.nn.functional as F

from labels import HEADS, MARKS, POLICIES

# The share of each head in the loss: whether a post is held hangs on the first; the last only steers what the others learn.
HEAD_SHARES = torch.tensor([1.5, 1.] + [1.] * len(POLICIES) + [.5])
# What an answer yes is worth beside an answer no: a policy category is broken by one to three posts of a hundred, and with equal
# worth its head said no to everything after three epochs.
POSITIVE_WORTH = torch.tensor([1.3, 1.3] + [6.] * len(POLICIES) + [1.5])
# One label in a hundred is taken to be wrong, so that no log-odds grows without end.
WRONG_LABELS = .01
LARGEST_GRADIENT = 1.  # norm; a batch of one odd page may not undo the others

UNKNOWN_MARK = -100  # PyTorch's word for what is not to be learnt


def piece_marks(post, spans):
    """What each piece is part of; `spans` are its (begin, end) in post.text, or None for a piece that is none of the text."""
    if not post.marked:
        return [UNKNOWN_MARK] * len(spans)
    return [UNKNOWN_MARK if span is None else mark_of(post, *span) for span in spans]


def mark_of(post, begin, end):
    mark = 'none'
    for span in post.spans:
        if begin < span['end'] and end > span['start']:
            mark = {'QUASI': 'indirect', 'POLICY': 'policy'}.get(span['label'], 'direct')
    return MARKS.index(mark)


def batches(lengths, pieces, most, window, rng=None):
    """Lists of indexes into `lengths`: posts of like length together, with padding at most `pieces` pieces and `most` posts each.
    Without `rng` in their order but for that; with it shuffled, and sorted only within `window` posts so that no two epochs are alike."""
    order = list(range(len(lengths)))
    if rng:
        rng.shuffle(order)
    found = []
    for first in range(0, len(order), window):
        batch, longest = [], 0
        for i in sorted(order[first:first + window], key=lambda i: lengths[i]):
            longest = max(longest, lengths[i])
            if batch and (longest * (len(batch) + 1) > pieces or len(batch) == most):
                found.append(batch)
                batch, longest = [], lengths[i]
            batch.append(i)
        if batch:
            found.append(batch)
    if rng:
        rng.shuffle(found)
    return found


def padded(rows, filling):
    """One tensor [rows, longest] of rows of whole numbers."""
    made = torch.full((len(rows), max(map(len, rows))), filling)
    for i, row in enumerate(rows):
        made[i, :len(row)] = torch.tensor(row)
    return made


def label_losses(log_odds, posts):
    """Per post and head, what is wrong with an answer by the label; 0 where nobody knows."""
    wanted = torch.tensor([post.wanted for post in posts], dtype=torch.float)
    known = torch.tensor([post.known for post in posts], dtype=torch.float)
    softened = wanted * (1 - 2 * WRONG_LABELS) + WRONG_LABELS
    return F.binary_cross_entropy_with_logits(log_odds, softened, reduction='none', pos_weight=POSITIVE_WORTH) * known


def whole_loss(head_losses, mark_scores, marks):
    loss = (head_losses * HEAD_SHARES).sum(1).mean()
    if (marks != UNKNOWN_MARK).any():
        loss = loss + F.cross_entropy(mark_scores.reshape(-1, len(MARKS)), marks.reshape(-1), ignore_index=UNKNOWN_MARK)
    return loss


def step(net, loss, optimizer, schedule):
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), LARGEST_GRADIENT)
    optimizer.step()
    schedule.step()


def begin(seed, threads):
    """The same on every run with as many threads. Returns what shuffles the posts."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    return random.Random(seed)


def probabilities(net, lengths, pieces, most, window, log_odds_of):
    """[posts, heads]; log_odds_of(indexes) runs the network over one batch."""
    net.eval()
    made = torch.zeros(len(lengths), len(HEADS))
    with torch.no_grad():
        for batch in batches(lengths, pieces, most, window):
            made[batch] = torch.sigmoid(log_odds_of(batch).float())
    return made
