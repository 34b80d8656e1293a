#!/usr/bin/env python3
"""Writes what the teacher answers to everything that the shipped network will see.

  python answer.py --model MINILM --teacher teacher.pt --corpora tests/corpora [--data DIR] [--rounds 1 2 ...] --out answers.jsonl

Asked of are the posts to train on, posts without their identifiers, variants and public posts of which no label is used. Each
line of --out is a posts.Post. It holds public texts where --data is given: it is no part of the project either.
"""
import argparse
import dataclasses
import json
import random

import torch

from learning import begin
from posts import add_sources, posts_to_train_on, public_rows, sample, unknown_post
from teacher import ANSWERED_LENGTH, Reader, Teacher, answers
from vary import unlabelled, without_identifiers

SEED = 11
REWRITTEN = 3500  # posts at most, without their identifiers
VARIANTS = 9000  # chosen for the time that asking takes; other numbers were not tried
PUBLIC_EACH = 700  # of each public set, for what people write who are no health workers
UNLABELLED_SETS = ('btc', 'wnut17', 'davidson', 'covid_rumor')


def posts_to_ask(given):
    rng = random.Random(SEED)
    posts = posts_to_train_on(given.corpora, given.data, given.rounds)
    marked = [post for post in posts if post.marked]
    rewritten = without_identifiers(marked, rng)
    rng.shuffle(rewritten)
    asked = posts + rewritten[:REWRITTEN] + unlabelled(marked, rng, given.variants)
    for name in UNLABELLED_SETS:
        rows = public_rows(given.data, name)
        rng.shuffle(rows)
        asked += [unknown_post(row['text']) for row in rows[:PUBLIC_EACH]]
    return sample(asked, given.sample)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_sources(arguments)
    arguments.add_argument('--model', required=True)
    arguments.add_argument('--teacher', required=True)
    arguments.add_argument('--variants', type=int, default=VARIANTS)
    arguments.add_argument('--threads', type=int, default=2)
    arguments.add_argument('--out', required=True)
    given = arguments.parse_args()
    begin(SEED, given.threads)
    posts = posts_to_ask(given)
    net = Teacher(given.model)
    net.load_state_dict(torch.load(given.teacher, map_location='cpu', weights_only=True))
    with open(given.out, 'w', encoding='utf-8') as out:
        for post, row in zip(posts, answers(net, Reader(given.model).read(posts, ANSWERED_LENGTH)).tolist()):
            answered = dataclasses.replace(post, answers=[round(x, 6) for x in row])
            out.write(json.dumps(dataclasses.asdict(answered), ensure_ascii=False) + '\n')
    print(f'{len(posts)} posts, {sum(not any(post.known) for post in posts)} of them without labels')


if __name__ == '__main__':
    main()
