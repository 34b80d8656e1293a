"""The classifier's tokenizer, for training and export; native-host/src/classify/word_pieces.cc reads the same way.

A text is cut at white space and around punctuation; words are lower-cased, lose their accents and are cut into the
longest pieces that a WordPiece vocabulary has (vocab.txt of BERT, a piece a line). Pictures such as emoji share 256
rows by a hash. What is said of a code point here is written into the model file (character_table.py), so that the host
goes by the same Unicode data as the training did.
"""
import functools
import unicodedata

PICTURES = 256  # rows after the vocabulary's
MOST_LETTERS = 40  # a longer word is unknown
SHAPES = 8

SPACE, WORD, IDEOGRAPH, SINGLE, PICTURE, SKIPPED = range(6)


@functools.lru_cache(1 << 17)
def fold(char):
    """`char` in lower case, its accents taken off; '' for an accent by itself."""
    apart = unicodedata.normalize('NFD', char.lower())
    return ''.join(c for c in apart if unicodedata.category(c) != 'Mn')


@functools.lru_cache(1 << 17)
def class_of(char):
    code, category = ord(char), unicodedata.category(char)
    if char.isspace() or category in ('Zs', 'Zl', 'Zp', 'Cc'):
        return SPACE
    if category[0] in 'LNM':
        ideograph = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF
        return IDEOGRAPH if ideograph else WORD
    if code < 0x2190 or category[0] == 'P':
        return SINGLE
    return SKIPPED if 0x1F3FB <= code <= 0x1F3FF else PICTURE  # skin tones say nothing here


def shape_of(word, first):
    """How the word that a piece is of was written, and whether the piece begins it: 0 to SHAPES - 1."""
    look = 0
    if word[:1].isupper():
        look = 1
    if len(word) > 1 and word.isupper():
        look = 2
    if any(c.isdigit() for c in word):
        look = 3
    return look * 2 + (0 if first else 1)


class WordPieces:
    def __init__(self, vocabulary_file):
        with open(vocabulary_file, encoding='utf-8') as lines:
            self.ids = {line.rstrip('\n'): i for i, line in enumerate(lines)}
        self.unknown = self.ids['[UNK]']
        self.rows = len(self.ids) + PICTURES
        self._pieces_of = functools.lru_cache(1 << 18)(self._cut)

    def _cut(self, word):
        """(id, begin, end) of each piece of a folded word."""
        unknown = ((self.unknown, 0, len(word)),)
        if len(word) > MOST_LETTERS:
            return unknown
        found = []
        at = 0
        while at < len(word):
            end = len(word)
            while end > at and (word[at:end] if at == 0 else '##' + word[at:end]) not in self.ids:
                end -= 1
            if end == at:
                return unknown
            found.append((self.ids[word[at:end] if at == 0 else '##' + word[at:end]], at, end))
            at = end
        return tuple(found)

    def pieces(self, text):
        """Ids, (begin, end) in code points, shapes."""
        ids, spans, shapes = [], [], []

        def add(piece, begin, end, shape):
            ids.append(piece)
            spans.append((begin, end))
            shapes.append(shape)

        i = 0
        while i < len(text):
            kind, char = class_of(text[i]), text[i]
            j = i + 1
            if kind == WORD:
                while j < len(text) and class_of(text[j]) == WORD:
                    j += 1
                folded, origin = '', []
                for at in range(i, j):
                    letters = fold(text[at])
                    folded += letters
                    origin += [at] * len(letters)
                for piece, begin, end in self._pieces_of(folded) if folded else ():
                    add(piece, origin[begin], origin[end - 1] + 1, shape_of(text[i:j], begin == 0))
            elif kind == PICTURE:
                add(len(self.ids) + (ord(char) * 2654435761 % (1 << 32) >> 24), i, j, 0)
            elif kind in (IDEOGRAPH, SINGLE):
                add(self.ids.get(fold(char) or char, self.unknown), i, j, 0)
            i = j
        return ids, spans, shapes
