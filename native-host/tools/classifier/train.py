#!/usr/bin/env python3
"""Trains the network that is shipped, on labels and on what the teacher answers.

  python train.py --model MINILM --corpora tests/corpora --answers answers.jsonl [--epochs 10] --out student.pt
  python train.py --model MINILM --corpora tests/corpora [--data DIR] [--rounds 1 2 ...] --out student.pt       labels only

--model    the folder of all-MiniLM-L6-v2: its vocabulary, and its word vectors to begin with
--answers  of answer.py: posts to train on, labelled or not. --data and --rounds say nothing then
--from     goes on from a checkpoint, with the average of its weights
--rewritten  also on so many posts without their identifiers (vary.py), where there are no answers
--groups   also on so many harmless posts that a group of people is named in (groups.py)
--pictures attaches pictures at random: in what was written to train on, nearly every picture is one from care
--out      what export.py reads
"""
import argparse
import math
import pathlib
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from figures import MEASURED, print_figures
from groups import with_groups
from labels import HEADS, kind_index
from learning import UNKNOWN_MARK, batches, begin, label_losses, padded, piece_marks, probabilities, step, whole_loss
from network import Net
from posts import Post, add_sources, posts_to_train_on, read_rows, read_set, sample
from vary import without_identifiers
from word_pieces import WordPieces

SEED = 3
WIDTH = 96  # of a piece's vector; most of what the model file holds is these
LENGTH = 256  # pieces trained on; the host reads whole pages, and nothing in the network knows a place by its number
TRAINED_PIECES, ANSWERED_PIECES, MOST, WINDOW = 8192, 16384, 96, 4096
RATE = 2e-3
VECTORS_RATE = .5  # of it: they begin as MiniLM's, and most are met a few times only
BETAS = .9, .99  # an epoch has a few hundred steps, so the second moment remembers a hundred, not a thousand
DECAY = .02  # not of the vectors: those that are not met would fade
WARM_UP = .05  # of all steps
LOWEST = .01  # of the rate, at the end
# The label's share beside the teacher's answer. Labels are right more often; answers say how near a thing is, and for all heads.
LABEL_SHARE = .6
DROPPED = .15  # of the pieces' vectors
VECTOR_SCALE = .3  # standard deviation, as network.Net has it for rows without a vector
EVERY_WHICH = 3  # of the vocabulary: enough to find the directions in which vectors differ most
TOLD_EVERY = 5  # epochs
# The average of the weights over about a thousand steps (Polyak and Juditsky 1992) wavers less than the last ones.
AVERAGED_EVERY, AVERAGED_SHARE = 4, .004
# Of posts that say what their picture shows the attachment may be missing; of others a third has one. A post that says
# nothing of its picture keeps it mostly, for there it is the picture that tells.
PICTURE_ADDED_TO_PHOTO, PICTURE_TAKEN_FROM_PHOTO, PICTURE_ADDED = .5, .15, .3


def first_vectors(model, width):
    """MiniLM's word vectors in the directions in which they differ most."""
    weights = load_file(pathlib.Path(model) / 'model.safetensors')
    vectors = next(value for name, value in weights.items() if name.endswith('word_embeddings.weight')).float()
    vectors = vectors - vectors.mean(0)
    directions = torch.linalg.svd(vectors[::EVERY_WHICH], full_matrices=False)[2][:width]
    vectors = vectors @ directions.T
    return vectors / vectors.std() * VECTOR_SCALE


def read_post(tokenizer, post):
    """ids, shapes, kind, marks."""
    ids, spans, shapes = (row[:LENGTH] for row in tokenizer.pieces(post.text))
    if not ids:
        ids, spans, shapes = [tokenizer.unknown], [(0, 1)], [0]
    return ids, shapes, kind_index(post.kind, bool(post.pictures)), piece_marks(post, spans)


def tensors(read, batch):
    """What Net.forward takes, of a batch."""
    ids, shapes = (padded([read[i][which] for i in batch], 0) for which in (0, 1))
    mask = padded([[1] * len(read[i][0]) for i in batch], 0).float()
    return ids, shapes, torch.tensor([read[i][2] for i in batch]), mask


def with_pictures(kinds, posts, rng):
    """Kinds of a batch, with pictures attached and taken away at random."""
    kinds = kinds.clone()
    bare, pictured = kind_index('post', False), kind_index('post', True)
    for i, post in enumerate(posts):
        photo = post.wanted[HEADS.index('photo')]
        if kinds[i] == bare and rng.random() < (PICTURE_ADDED_TO_PHOTO if photo else PICTURE_ADDED):
            kinds[i] = pictured
        elif kinds[i] == pictured and photo and rng.random() < PICTURE_TAKEN_FROM_PHOTO:
            kinds[i] = bare
    return kinds


class Average:
    """Of a network's weights while it learns."""

    def __init__(self, net):
        self.state = {name: value.clone() for name, value in net.state_dict().items()}
        self.steps = 0

    def add(self, net):
        self.steps += 1
        if self.steps % AVERAGED_EVERY == 0:
            for name, value in net.state_dict().items():
                self.state[name].lerp_(value, AVERAGED_SHARE)


def losses(log_odds, posts):
    """By label, and where there is one by the teacher's answer."""
    by_label = label_losses(log_odds, posts)
    answered = torch.tensor([post.answers is not None for post in posts])
    if not answered.any():
        return by_label
    answers = torch.tensor([post.answers or [0.] * len(HEADS) for post in posts])
    by_answer = F.binary_cross_entropy_with_logits(log_odds, answers, reduction='none')
    share = LABEL_SHARE * torch.tensor([post.weight for post in posts])[:, None]
    return torch.where(answered[:, None], (1 - share) * by_answer + share * by_label, by_label)


def train(net, posts, read, given, rng, after_epoch):
    lengths = [len(row[0]) for row in read]
    vectors = [net.emb.weight]
    rest = [value for name, value in net.named_parameters() if name != 'emb.weight']
    optimizer = torch.optim.AdamW([{'params': vectors, 'lr': given.rate * VECTORS_RATE, 'weight_decay': 0},
                                   {'params': rest, 'lr': given.rate, 'weight_decay': DECAY}], betas=BETAS)
    average = Average(net)
    steps = given.epochs * len(batches(lengths, TRAINED_PIECES, MOST, WINDOW, rng))
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1, (s + 1) / (WARM_UP * steps)) * max(LOWEST, .5 * (1 + math.cos(math.pi * s / steps))))
    began = time.time()
    for epoch in range(given.epochs):
        net.train()
        total = 0
        order = batches(lengths, TRAINED_PIECES, MOST, WINDOW, rng)
        for batch in order:
            ids, shapes, kinds, mask = tensors(read, batch)
            some = [posts[i] for i in batch]
            if given.pictures:
                kinds = with_pictures(kinds, some, rng)
            log_odds, mark_scores = net(ids, shapes, kinds, mask, given.dropped)
            loss = whole_loss(losses(log_odds, some), mark_scores,
                              padded([read[i][3] for i in batch], UNKNOWN_MARK))
            step(net, loss, optimizer, rates)
            average.add(net)
            total += loss.item()
        print(f'epoch {epoch}, loss {total / len(order):.4f}, {time.time() - began:.0f} s', flush=True)
        after_epoch(epoch)
    return average.state


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_sources(arguments)
    arguments.add_argument('--model', required=True)
    arguments.add_argument('--answers')
    arguments.add_argument('--epochs', type=int, default=10)
    arguments.add_argument('--from', dest='start')
    arguments.add_argument('--rate', type=float, default=RATE)
    arguments.add_argument('--dropped', type=float, default=DROPPED)
    arguments.add_argument('--rewritten', type=int, default=0)
    arguments.add_argument('--groups', type=int, default=0)
    arguments.add_argument('--pictures', action='store_true')
    arguments.add_argument('--threads', type=int, default=2)
    arguments.add_argument('--out', required=True)
    given = arguments.parse_args()
    rng = begin(SEED, given.threads)
    if given.answers:
        posts = [Post(**row) for row in read_rows(given.answers)]
    else:
        posts = posts_to_train_on(given.corpora, given.data, given.rounds)
        made = without_identifiers([post for post in posts if post.marked], rng)
        rng.shuffle(made)
        posts += made[:given.rewritten]
        if given.groups:
            posts += with_groups(posts, rng, given.groups)
    posts = sample(posts, given.sample)
    measured = sample(read_set(given.corpora, MEASURED), given.sample)
    tokenizer = WordPieces(pathlib.Path(given.model) / 'vocab.txt')
    net = Net(tokenizer.rows, first_vectors(given.model, WIDTH), d_e=WIDTH)
    if given.start:
        net.load_state_dict(torch.load(given.start, map_location='cpu', weights_only=True)['state'])
    read, read_measured = ([read_post(tokenizer, post) for post in some] for some in (posts, measured))
    print(f'{len(posts)} posts, {sum(len(row[0]) for row in read)} pieces', flush=True)

    def after_epoch(epoch):
        if epoch % TOLD_EVERY == TOLD_EVERY - 1 or epoch == given.epochs - 1:
            answers = probabilities(net, [len(row[0]) for row in read_measured], ANSWERED_PIECES, MOST, WINDOW,
                                    lambda batch: net(*tensors(read_measured, batch))[0])
            print_figures(measured, answers, f'after epoch {epoch}, {MEASURED}:')

    state = train(net, posts, read, given, rng, after_epoch)
    torch.save({'state': state if given.start else net.state_dict(), 'cfg': net.cfg}, given.out)


if __name__ == '__main__':
    main()
