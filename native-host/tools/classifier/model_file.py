"""Writes the model file that native-host/src/classify/classifier_model.h describes."""
import struct

import numpy as np

from word_pieces import MOST_LETTERS, PICTURES, SPACE, WORD, class_of, fold

MAGIC = b'\x89DSCCLS\n'
FORMAT = 1
BLOCK = 128  # code points
PANEL = 16  # columns that are computed together
CODES = 0x110000

ITSELF, ONE, NOTHING, SEVERAL = range(4)
FOLD, CLASS, UPPER, LOWER, DIGIT = 21, 23, 26, 27, 28

MASK = (1 << 64) - 1
SEEDS = {True: 0x9E3779B97F4A7C15, False: 0xC2B2AE3D27D4EB4F}  # of a piece that begins its word, of one that goes on
MULTIPLIER = 0xD6E8FEB86659FD93


def piece_hash(text, first):
    value = SEEDS[first]
    for char in text:
        value = ((value ^ ord(char)) * MULTIPLIER) & MASK
        value ^= value >> 32
    return value


def piece_slots(ids):
    """Open addressing: (upper half of the hash, id + 1); 0 for an empty slot."""
    slots = 1 << (2 * len(ids) - 1).bit_length()
    table = np.zeros((slots, 2), '<u4')
    for text, number in ids.items():
        going_on = text.startswith('##') and len(text) > 2
        value = piece_hash(text[2:] if going_on else text, not going_on)
        at = value % slots
        while table[at, 1]:
            assert table[at, 0] != value >> 32, f'two pieces with one hash: {text}'
            at = (at + 1) % slots
        table[at] = value >> 32, number + 1
    return table


def character_tables():
    """Which block each 128 code points have; the blocks, a word a code point; what folds to several code points."""
    texts, several = [], {}

    def word_of(code):
        if 0xD800 <= code < 0xE000:
            return SPACE << CLASS
        char = chr(code)
        kind, folded = class_of(char), fold(char)
        how, value = ITSELF, 0
        if kind not in (SPACE, WORD) and not folded:
            folded = char
        # The reader takes Hangul syllables apart by arithmetic.
        if folded != char and not 0xAC00 <= code <= 0xD7A3:
            how = NOTHING if not folded else ONE if len(folded) == 1 else SEVERAL
            if how == ONE:
                value = ord(folded)
            if how == SEVERAL:
                if folded not in several:
                    several[folded] = len(texts)
                    texts.extend([len(folded), *map(ord, folded)])
                value = several[folded]
        small = char.islower() or (char.istitle() and not char.isupper())
        return (value | how << FOLD | kind << CLASS | char.isupper() << UPPER | small << LOWER
                | char.isdigit() << DIGIT)

    seen, index, blocks = {}, [], []
    for first in range(0, CODES, BLOCK):
        block = tuple(word_of(code) for code in range(first, first + BLOCK))
        if block not in seen:
            seen[block] = len(blocks)
            blocks.append(block)
        index.append(seen[block])
    return np.array(index, '<u2'), np.array(blocks, '<u4'), np.array(texts, '<u4')


def rows_of_bytes(weights):
    """int8 rows and what 1 is worth in each."""
    scales = np.maximum(np.abs(weights).max(1) / 127, 1e-12).astype('<f4')
    return np.rint(weights / scales[:, None]).astype('i1'), scales


def panels(weights, bias):
    """A layer [out, in] as the kernels read it: bias, then panels of 16 columns, for each input 16 weights."""
    out, width = weights.shape
    padded = -(-out // PANEL) * PANEL
    w = np.zeros((padded, width), '<f4')
    w[:out] = weights
    b = np.zeros(padded, '<f4')
    b[:out] = bias
    return [b, w.reshape(padded // PANEL, PANEL, width).transpose(0, 2, 1)]


def gated(weights, bias):
    """A convolution [2 d, d, 3]: a panel has eight columns and then the eight that gate them."""
    d = weights.shape[1]
    order = np.concatenate([np.r_[c:c + 8, d + c:d + c + 8] for c in range(0, d, 8)])
    return panels(weights.transpose(0, 2, 1).reshape(2 * d, 3 * d)[order], bias[order])


def model_bytes(tokenizer, state, cfg):
    """The whole file, from numpy weights by the names of Net."""
    layer = lambda name: panels(state[name + '.weight'], state[name + '.bias'])
    index, blocks, texts = character_tables()
    slots = piece_slots(tokenizer.ids)
    rows, scales = rows_of_bytes(state['emb.weight'])
    sections = [slots, index, blocks, texts, scales, rows, state['shape.weight'], state['kind.weight'], *layer('inp')]
    for i in range(len(cfg['dil'])):
        sections += [state[f'norm.{i}.weight'], state[f'norm.{i}.bias'],
                     *gated(state[f'conv.{i}.weight'], state[f'conv.{i}.bias'])]
    last = len(cfg['dil'])
    sections += [state[f'norm.{last}.weight'], state[f'norm.{last}.bias']]
    for name in ('att', 'hid', 'doc', 'tokh', 'ctx', 'tokl'):
        sections += layer(name)
    body = b''
    for section in sections:
        body += np.ascontiguousarray(section).tobytes()
        body += bytes(-len(body) % 64)
    longest = max(len(t.removeprefix('##')) for t in tokenizer.ids if len(t.removeprefix('##')) <= MOST_LETTERS)
    dilations = [*cfg['dil'], *[0] * (8 - len(cfg['dil']))]
    head = MAGIC + struct.pack(
        '<25I', FORMAT, 256 + len(body), len(tokenizer.ids), PICTURES, tokenizer.unknown, longest, len(slots),
        len(blocks), len(texts), cfg['d_e'], cfg['d'], state['kind.weight'].shape[0], state['doc.weight'].shape[0],
        state['att.weight'].shape[0], state['tokl.weight'].shape[1], state['tokl.weight'].shape[0], last, *dilations)
    return head + bytes(256 - len(head)) + body
