"""Makes what the network says of each head a probability: one scale and one shift a head, fitted on posts-dev.

  python calibrate.py --checkpoint student.pt --vocabulary vocab.txt --corpora tests/corpora --out calibrated.pt

Logistic regression of the label on the log-odds (Platt 1999), the scale drawn to 1 and the shift to 0 as if twenty posts
more said so: some heads have thirty yeses in posts-dev. Folded into the last layer, so that the host knows nothing of it.
"""
import argparse

import torch
import torch.nn.functional as F

from labels import HEADS, kind_index
from network import Net
from posts import read_set
from word_pieces import WordPieces

PULL = 20.0  # posts


def log_odds(net, tokenizer, post):
    ids, _, shapes = tokenizer.pieces(post.text)
    if not ids:
        ids, shapes = [tokenizer.unknown], [0]
    kind = kind_index(post.kind, bool(post.pictures))
    return net(torch.tensor([ids]), torch.tensor([shapes]), torch.tensor([kind]), torch.ones(1, len(ids)))[0][0]


def fit(said, is_so):
    """Scale and shift of one head."""
    scale = torch.ones(1, requires_grad=True)
    shift = torch.zeros(1, requires_grad=True)
    step = torch.optim.LBFGS([scale, shift], lr=.5, max_iter=200)

    def loss():
        step.zero_grad()
        miss = F.binary_cross_entropy_with_logits(scale * said + shift, is_so, reduction='sum')
        total = miss + PULL * ((scale - 1) ** 2 + (shift / 4) ** 2).sum()
        total.backward()
        return total

    step.step(loss)
    return scale.item(), shift.item()


def main():
    arguments = argparse.ArgumentParser()
    for name in ('checkpoint', 'vocabulary', 'corpora', 'out'):
        arguments.add_argument('--' + name, required=True)
    given = arguments.parse_args()
    tokenizer = WordPieces(given.vocabulary)
    saved = torch.load(given.checkpoint, map_location='cpu', weights_only=True)
    net = Net(tokenizer.rows, **saved['cfg'])
    net.load_state_dict(saved['state'])
    net.eval()
    posts = read_set(given.corpora, 'posts-dev')
    with torch.no_grad():
        said = torch.stack([log_odds(net, tokenizer, post) for post in posts])
    is_so = torch.tensor([post.wanted for post in posts], dtype=torch.float)
    for head, name in enumerate(HEADS):
        scale, shift = fit(said[:, head], is_so[:, head])
        saved['state']['doc.weight'][head] *= scale
        saved['state']['doc.bias'][head] = saved['state']['doc.bias'][head] * scale + shift
        print(f'{name:24} scale {scale:.2f}  shift {shift:+.2f}  of {int(is_so[:, head].sum())} yeses')
    torch.save(saved, given.out)


if __name__ == '__main__':
    main()
