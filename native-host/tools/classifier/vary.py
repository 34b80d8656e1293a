#!/usr/bin/env python3
"""Posts made of posts: with their identifiers taken out, and without labels for the teacher to answer.

  python vary.py --corpora tests/corpora [--rounds 1 2 ...] [--seed 11] [--number 20]      prints some of each, to look at

Own posts only: public ones are never written anew. Python's standard library only.
"""
import argparse
import dataclasses
import random
import re

from posts import EVERY_HEAD, add_sources, heads, own_posts, sample, unknown_post

# What a person would say instead of an identifier, and what Discreet offers. An empty one takes it out; a label that is not here is
# taken out or struck.
INSTEAD = {
    'NAME': ['someone', 'my patient', 'a patient', 'one of ours', 'this person', 'they', '(removed)', ''],
    'LOCATION': ['another town', 'a town nearby', 'out of state', 'a local', '(removed)', ''],
    'ADDRESS': ['a home', '(removed)', ''],
    'ORG': ['work', 'a place nearby', 'a local company', '(removed)', ''],
    'DATE': ['recently', 'not long ago', 'a while back', '(removed)', ''],
    'AGE': ['elderly', 'over 89', '90 or older', 'older'],
    'PHONE': ['(number removed)', ''],
    'EMAIL': ['(email removed)', ''],
    'URL': ['(link removed)', ''],
    'PHOTO': [''],
    'QUASI': ['', '(removed)', 'someone', 'a person'],
}
STRUCK = ['', '(removed)', '(number removed)']
SWAPPED = ('NAME', 'LOCATION', 'ORG', 'DATE')  # one of them reads well in another's place

# A made post's labels are as good as a rule of thumb, so what the teacher answers counts for more than in a written one.
WEIGHT = .5

MISTYPED = .06  # of the longer words of a post with typing errors

SENTENCE_END = re.compile(r'(?<=[.!?\n])\s+')


def rewrite(post, word_for):
    """The text with word_for(span) in each span's place, or as it is for None; and the spans that stay."""
    text, spans, at = '', [], 0
    for span in sorted(post.spans, key=lambda span: span['start']):
        if span['start'] < at:
            continue  # within the one before
        text += post.text[at:span['start']]
        word = word_for(span)
        kept = post.text[span['start']:span['end']] if word is None else word
        if word is None:
            spans.append({'start': len(text), 'end': len(text) + len(kept), 'label': span['label']})
        text += kept
        at = span['end']
    return text + post.text[at:], spans


def without_identifiers(posts, rng):
    """Of each post with a patient's identifiers: one with all taken out, which is then harmless or breaks a policy only; and one
    with a single one left, which is as bad as before. An answer to a review stays one whatever is taken out of it; a post that is
    reidentifiable may be so by more than its marks."""
    made = []
    for post in posts:
        identifiers = [span for span in post.spans if span['label'] != 'POLICY']
        if 'phi' not in post.labels or post.kind == 'review_reply' or not identifiers:
            continue

        def general(span, keep=None):
            if span is keep or span['label'] == 'POLICY':
                return None
            return rng.choice(INSTEAD.get(span['label'], STRUCK))

        text, _ = rewrite(post, general)
        policies = [label for label in post.labels if label.startswith('policy:')]
        # Whether it was protected speech is not known of it. Its marks are not either: a policy's words may have lost theirs.
        made.append(dataclasses.replace(post, text=text, spans=[], marked=False, labels=policies or ['none'], stratum='fixed',
                                        wanted=None, known=heads(unknown=('protected',)), weight=WEIGHT))
        if len(identifiers) > 1:
            keep = rng.choice(identifiers)
            if keep['label'] != 'QUASI':
                text, spans = rewrite(post, lambda span: general(span, keep))
                made.append(dataclasses.replace(post, text=text, spans=spans, marked=True, stratum='half', wanted=None,
                                                known=list(EVERY_HEAD), weight=WEIGHT))
    return made


def names_by_label(posts):
    found = {label: [] for label in SWAPPED}
    for post in posts:
        for span in post.spans:
            if span['label'] in found:
                found[span['label']].append(post.text[span['start']:span['end']])
    return {label: words for label, words in found.items() if words}


def swapped(post, names, rng):
    """With other people's names, places, employers and dates."""
    return rewrite(post, lambda span: rng.choice(names[span['label']]) if span['label'] in names else None)[0]


def shortened(text, rng):
    """Without one of its sentences, or cut off after some; None for a text of fewer than three."""
    sentences = SENTENCE_END.split(text)
    if len(sentences) < 3:
        return None
    at = rng.randrange(len(sentences))
    return ' '.join(sentences[:at] + sentences[at + 1:] if rng.random() < .6 else sentences[:max(1, at)])


def joined(text, other, rng):
    """With a sentence of another post in it."""
    sentences, others = SENTENCE_END.split(text), SENTENCE_END.split(other)
    at = rng.randrange(len(sentences) + 1)
    return ' '.join(sentences[:at] + [rng.choice(others)] + sentences[at:])


def roughened(text, rng):
    """As a hurried thumb would have it; one way a post, and 35 of a hundred stay as they are."""
    way = rng.random()
    if way < .15:
        return re.sub(r"[.,!?'’]", '', text.lower())
    if way < .3:
        return text.lower()
    if way < .45:
        return re.sub(r'\s*#\w+', '', text)
    if way < .6:
        return ''.join(char for char in text if ord(char) < 0x2190)  # no emoji
    if way < .8:
        return ' '.join(mistyped(word, rng) if len(word) > 4 and rng.random() < MISTYPED else word for word in text.split(' '))
    return text


def mistyped(word, rng):
    """With two letters within it the wrong way round."""
    at = rng.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def unlabelled(posts, rng, number):
    """Variants of which nobody knows the labels."""
    made, names = [], names_by_label(posts)
    while len(made) < number:
        post, way = rng.choice(posts), rng.random()
        text = post.text
        if way < .35 and post.spans:
            text = swapped(post, names, rng)
        elif way < .6:
            text = shortened(text, rng)
        elif way < .75:
            text = joined(text, rng.choice(posts).text, rng)
        if text is not None:
            made.append(unknown_post(roughened(text, rng), post.kind, post.pictures))
    return made


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_sources(arguments)
    arguments.add_argument('--seed', type=int, default=11)
    arguments.add_argument('--number', type=int, default=20, help='how many of each are printed')
    given = arguments.parse_args()
    rng = random.Random(given.seed)
    posts = [post for post in sample(own_posts(given.corpora, given.rounds), given.sample) if post.marked]
    for name, made in (('rewritten', without_identifiers(posts, rng)), ('unlabelled', unlabelled(posts, rng, given.number))):
        print(f'{len(made)} {name}')
        for post in rng.sample(made, min(given.number, len(made))):
            print(f'  {post.stratum:10} {" ".join(post.labels):30} {post.text!r}')


if __name__ == '__main__':
    main()
