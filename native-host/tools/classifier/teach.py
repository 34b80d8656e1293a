#!/usr/bin/env python3
"""Trains the teacher.

  python teach.py --model MPNET --corpora tests/corpora [--data DIR] [--rounds 1 2 ...] [--from teacher.pt] [--again .4] \\
    [--rewritten] [--with posts-dev] [--epochs 1] [--rate 4e-5] [--frozen 4] --out teacher.pt

--model      the folder of a transformer as Hugging Face's library saves it
--from       a teacher to go on with
--again      and this share of the posts of the other rounds, so that they are not forgotten
--frozen     so many of the lowest layers, and the word vectors, stay as they are
--rewritten  also on posts without their identifiers (vary.py)
--with       trains on posts-dev too; its figures then say nothing
"""
import argparse
import random
import time

import torch

from figures import MEASURED, print_figures
from learning import batches, begin, label_losses, step, whole_loss
from posts import ROUNDS, add_sources, own_posts, posts_to_train_on, read_set, sample
from teacher import MOST, TRAINED_PIECES, WINDOW, Reader, Teacher, answers, run, tensors
from vary import without_identifiers

SEED = 7
REWRITTEN_SEEDS = 5, 6  # of the rewriting, of which are kept
REWRITTEN = 3000  # posts at most, or made ones set the tone
RATE = 4e-5  # 2e-5 to 5e-5 are usual for BERT (Devlin et al. 2019)
HEADS_RATE = 10  # times it: the heads begin with nothing
WARM_UP = .06  # of all steps
LOWEST = .02  # of the rate, at the end
DECAY = .01
TOLD_EVERY = 50  # steps


def schedule(optimizer, steps):
    """Up, then down in a straight line."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1, (s + 1) / (WARM_UP * steps)) * max(LOWEST, 1 - s / steps))


def train(net, posts, read, given, rng, after_epoch):
    lengths = [len(ids) for ids, _ in read]
    heads = [p for name, p in net.named_parameters() if not name.startswith('b.')]
    body = [p for name, p in net.named_parameters() if name.startswith('b.') and p.requires_grad]
    optimizer = torch.optim.AdamW([{'params': body, 'lr': given.rate}, {'params': heads, 'lr': given.rate * (1 if given.earlier else HEADS_RATE)}],
                                  weight_decay=DECAY)
    per_epoch = len(batches(lengths, TRAINED_PIECES, MOST, WINDOW, rng))  # a little more or less in each
    rates = schedule(optimizer, per_epoch * given.epochs)
    began = time.time()
    for epoch in range(given.epochs):
        net.train()
        total = 0
        for done, batch in enumerate(batches(lengths, TRAINED_PIECES, MOST, WINDOW, rng), 1):
            ids, mask, marks = tensors(read, batch)
            log_odds, mark_scores = run(net, ids, mask)
            loss = whole_loss(label_losses(log_odds, [posts[i] for i in batch]), mark_scores, marks)
            step(net, loss, optimizer, rates)
            total += loss.item()
            if done % TOLD_EVERY == 0:
                print(f'epoch {epoch}, step {done} of {per_epoch}, loss {total / done:.4f}, {time.time() - began:.0f} s', flush=True)
                torch.save(net.state_dict(), given.out)
        after_epoch(epoch)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_sources(arguments)
    arguments.add_argument('--model', required=True)
    arguments.add_argument('--from', dest='earlier')
    arguments.add_argument('--again', type=float, default=0)
    arguments.add_argument('--frozen', type=int, default=0)
    arguments.add_argument('--rewritten', action='store_true')
    arguments.add_argument('--with', dest='besides', nargs='+', default=[], choices=['posts-dev'])
    arguments.add_argument('--epochs', type=int, default=1)
    arguments.add_argument('--rate', type=float, default=RATE)
    arguments.add_argument('--threads', type=int, default=2)
    arguments.add_argument('--out', required=True)
    given = arguments.parse_args()
    rng = begin(SEED, given.threads)
    posts = posts_to_train_on(given.corpora, given.data, given.rounds)
    if given.again:
        others = own_posts(given.corpora, set(ROUNDS) - set(given.rounds), only_rounds=True)
        posts += sample(others, int(given.again * len(others)))
    for name in given.besides:
        posts += read_set(given.corpora, name, marked=True)
    if given.rewritten:
        made = without_identifiers([post for post in posts if post.marked], random.Random(REWRITTEN_SEEDS[0]))
        random.Random(REWRITTEN_SEEDS[1]).shuffle(made)
        posts += made[:REWRITTEN]
    posts = sample(posts, given.sample)
    measured = sample(read_set(given.corpora, MEASURED), given.sample)
    reader = Reader(given.model)
    read, read_measured = reader.read(posts), reader.read(measured)
    print(f'{len(posts)} posts, {sum(len(ids) for ids, _ in read)} pieces', flush=True)
    net = Teacher(given.model)
    if given.earlier:
        net.load_state_dict(torch.load(given.earlier, map_location='cpu', weights_only=True))
    net.freeze(given.frozen)

    def after_epoch(epoch):
        print_figures(measured, answers(net, read_measured), f'after epoch {epoch}, {MEASURED}:')
        torch.save(net.state_dict(), given.out)

    train(net, posts, read, given, rng, after_epoch)


if __name__ == '__main__':
    main()
