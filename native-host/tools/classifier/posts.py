#!/usr/bin/env python3
"""Posts to train on: reads them, and says for each head what is wanted of it and whether that is known.

  python posts.py --corpora tests/corpora [--data DIR] [--rounds 1 2 ...]     prints how many posts there are of what

--corpora  the folder of the project's own sets; posts-train, hand-dev, everyday and named-everyday are trained on
--data     a folder of public sets, one JSON object a line: {"id", "text", "labels"} and what the set adds (PUBLIC_SETS);
           a set that is not there is left out. They are no part of the project
--rounds   of posts-train only what was written in these rounds (ROUND_OF); all where it is missing

Of a public set only one half is ever trained on (may_train_on); the other stays for measuring. Python's standard library only.
"""
import argparse
import collections
import dataclasses
import hashlib
import json
import pathlib
import random

from labels import HEADS, POLICIES

ROUND_OF = {'p': 2, 'q': 2, 's': 3, 't': 4, 'u': 5, 'v': 6, 'w': 7, 'x': 8, 'y': 9, 'z': 9}  # by letter of ids such as posts-train-q3-017; one letter by itself is round 1
ROUNDS = (1, 2, 3, 4, 5, 6, 7, 8, 9)

PRIVACY, PHI, PROTECTED = HEADS.index('privacy'), HEADS.index('phi'), HEADS.index('protected')
EVERY_HEAD = [1] * len(HEADS)

# Which byte of the hash of an id halves a public set. Davidson's first byte halves it for another use.
PUBLIC_SETS = {'btc': 0, 'wnut17': 0, 'medquad_education': 0, 'davidson': 1, 'covid_rumor': 0}

# How many of each are trained on with what their labels say. Own posts number thousands: public ones are there to be let pass,
# and must not drown them.
TWEETS = 5000  # of btc and wnut17
EDUCATION = 700  # of medquad_education; they are much alike
INSULTS = 1200  # of davidson
# Annotators of davidson that must agree: hate is rare and precious there, the rest is plenty.
AGREED_HATE = .66
AGREED_OTHER = .8


@dataclasses.dataclass
class Post:
    text: str
    labels: list = dataclasses.field(default_factory=list)
    stratum: str = 'ordinary'
    kind: str = 'post'
    pictures: int = 0
    spans: list = dataclasses.field(default_factory=list)  # {'start', 'end', 'label'}: code points, end exclusive
    marked: bool = False  # spans are all there are, so that a piece outside of them is known to be nothing
    wanted: list = None  # a head's answer, 0 or 1; from labels and stratum where None
    known: list = dataclasses.field(default_factory=lambda: list(EVERY_HEAD))  # 0: nobody knows what is wanted of this head
    weight: float = 1.  # of `wanted` beside what the teacher answers
    answers: list = None  # the teacher's, a probability each head

    def __post_init__(self):
        if self.wanted is None:
            self.wanted = wanted_of(self.labels, self.stratum)

    @property
    def private(self):
        return 'phi' in self.labels or 'reidentifiable' in self.labels


def wanted_of(labels, stratum):
    wanted = [0] * len(HEADS)
    wanted[PRIVACY] = int('phi' in labels or 'reidentifiable' in labels)
    wanted[PHI] = int('phi' in labels)
    for policy in POLICIES:
        wanted[HEADS.index(policy)] = int(f'policy:{policy}' in labels)
    wanted[PROTECTED] = int(stratum == 'protected')
    return wanted


def heads(known=(), unknown=()):
    """1 for the heads that are named, or for all but those that are."""
    return [int(name in known) if known else int(name not in unknown) for name in HEADS]


def unknown_post(text, kind='post', pictures=0):
    """One of which nobody knows anything: it is there for the teacher to answer."""
    nothing = [0] * len(HEADS)
    return Post(text, stratum='unlabelled', kind=kind, pictures=pictures, wanted=list(nothing), known=nothing, weight=0.)


def may_train_on(row_id, byte=0):
    """One half of a public set, by a hash that nothing can be tuned to."""
    return hashlib.sha256(str(row_id).encode()).digest()[byte] % 2 == 0


def read_rows(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def read_set(corpora, name, stratum='ordinary', **fields):
    """Posts of one of the project's sets; `stratum` where a row has none."""
    return [post_of(row, stratum, **fields) for row in read_rows(pathlib.Path(corpora) / name / f'{name}.jsonl')]


def post_of(row, stratum='ordinary', **fields):
    return Post(row['text'], row['labels'], row.get('stratum', stratum), row.get('kind', 'post'), row.get('pictures', 0),
                row.get('spans', []), **fields)


def public_rows(data, name):
    """The half of a public set that may be trained on; nothing where there is no such file."""
    path = data and pathlib.Path(data) / f'{name}.jsonl'
    if not path or not path.exists():
        return []
    return [row for row in read_rows(path) if may_train_on(row['id'], PUBLIC_SETS[name])]


def round_of(row_id):
    run = row_id.split('-')[2]
    return ROUND_OF[run[0]] if len(run) > 1 else 1


def own_posts(corpora, rounds=ROUNDS, only_rounds=False):
    rows = read_rows(pathlib.Path(corpora) / 'posts-train' / 'posts-train.jsonl')
    posts = [post_of(row, marked=True) for row in rows if round_of(row['id']) in rounds]
    if only_rounds:
        return posts
    # hand-dev was labelled before there were the other heads: what its posts about patients break besides, nobody said. Its harmless
    # ones have no marks.
    for post in read_set(corpora, 'hand-dev', 'harmless', known=heads(unknown=('protected',))):
        known = heads(known=('privacy', 'phi')) if post.private else post.known
        posts.append(dataclasses.replace(post, marked=post.private, known=known))
    for name in ('everyday', 'named-everyday'):
        posts += read_set(corpora, name)
    return posts


def public_posts(data):
    # Authors of tweets are no health workers, so none tells of a patient; what else their posts break, nobody said.
    unsaid = heads(unknown=('misinformation', 'hate', 'offensive', 'bullying'))
    tweets = [Post(row['text'], known=list(unsaid)) for name in ('btc', 'wnut17') for row in public_rows(data, name)]
    random.Random(1).shuffle(tweets)
    education = [Post(row['text'], stratum='harmless') for row in public_rows(data, 'medquad_education')]
    insults = [post for row in public_rows(data, 'davidson') if (post := insult_of(row))]
    random.Random(2).shuffle(insults)
    return tweets[:TWEETS] + education[:EDUCATION] + insults[:INSULTS]


def insult_of(row):
    """A row of davidson; None for one whose annotators disagree. It calls nearly all profanity offensive, so that is not learnt."""
    if 'none' in row['labels']:
        return Post(row['text'], known=heads(unknown=('misinformation',)))
    if 'policy:hate' in row['labels'] and row['agreement'] >= AGREED_HATE:
        return Post(row['text'], wanted=heads(known=('hate',)), known=heads(known=('privacy', 'phi', 'hate')))
    if row['agreement'] < AGREED_OTHER:
        return None
    return Post(row['text'], known=heads(known=('privacy', 'phi')))


def posts_to_train_on(corpora, data=None, rounds=ROUNDS):
    return own_posts(corpora, rounds) + public_posts(data)


def sample(posts, number):
    """At most `number` of them, always the same; all for None. To try a script in seconds."""
    return posts if number is None or number >= len(posts) else random.Random(0).sample(posts, number)


def add_sources(arguments):
    arguments.add_argument('--corpora', type=pathlib.Path, required=True, help='folder of the sets of the project')
    arguments.add_argument('--data', type=pathlib.Path, help='folder of public sets')
    arguments.add_argument('--rounds', type=int, nargs='+', choices=ROUNDS, default=ROUNDS, help='rounds of posts-train')
    arguments.add_argument('--sample', type=int, help='only so many posts, to try that all runs')


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_sources(arguments)
    given = arguments.parse_args()
    posts = sample(posts_to_train_on(given.corpora, given.data, given.rounds), given.sample)
    print(f'{len(posts)} posts, {sum(post.marked for post in posts)} with marks')
    for name, wanted, known in zip(HEADS, zip(*(post.wanted for post in posts)), zip(*(post.known for post in posts))):
        print(f'  {name:22} {sum(w * k for w, k in zip(wanted, known)):5} of {sum(known)}')
    for stratum, number in collections.Counter(post.stratum for post in posts).most_common():
        print(f'  {stratum:30} {number:5}')


if __name__ == '__main__':
    main()
