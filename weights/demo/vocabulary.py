"""The small vocabularies, and prompts as the models read them."""

import gzip
import re
from collections import Counter

# What the models read at most, as the published ones do.
WORDS_LIMIT, PIECES_LIMIT = 35, 77


def words_of(prompt):
    """Words and punctuation marks, lower case."""
    return re.findall(r"[a-z]+|[^\sa-z]", prompt.lower())


class WordPiece:
    """BERT's kind: a line for each word, which is its id."""

    def __init__(self, prompts):
        known = sorted({word for prompt in prompts for word in words_of(prompt)})
        self.lines = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + known
        self.ids = {line: number for number, line in enumerate(self.lines)}

    def __len__(self):
        return len(self.lines)

    def encode(self, prompt):
        return [2] + [self.ids[word] for word in words_of(prompt)] + [3]

    def write(self, path):
        with open(path, "w") as file:
            file.write("\n".join(self.lines) + "\n")


class BytePairs:
    """CLIP's kind: merges of neighbouring pieces, learned until every word is one piece."""

    def __init__(self, prompts):
        known = sorted({word for prompt in prompts for word in words_of(prompt)})
        pieces = {word: list(word[:-1]) + [word[-1] + "</w>"] for word in known}
        self.merges = []
        while True:
            pairs = Counter()
            for parts in pieces.values():
                pairs.update(zip(parts, parts[1:]))
            if not pairs:
                break
            pair = min(pairs, key=lambda pair: (-pairs[pair], pair))
            self.merges.append(pair)
            pieces = {word: self._merged(parts, pair) for word, parts in pieces.items()}
        # Bytes come first, printable ones in their order; then bytes at a word's end, merges, marks.
        names = [chr(byte) for byte in range(ord("!"), ord("~") + 1)]
        self.ids = {name: number for number, name in enumerate(names)}
        self.ids |= {name + "</w>": number + 256 for number, name in enumerate(names)}
        joined = ["".join(pair) for pair in self.merges]
        assert len(set(joined)) == len(joined), "two merges make the same piece"
        self.ids |= {name: number + 512 for number, name in enumerate(joined)}
        self.start = 512 + len(self.merges)
        self.end = self.start + 1
        self.pieces = pieces

    def __len__(self):
        return self.end + 1

    @staticmethod
    def _merged(parts, pair):
        merged, place = [], 0
        while place < len(parts):
            if tuple(parts[place : place + 2]) == pair:
                merged.append(parts[place] + parts[place + 1])
                place += 2
            else:
                merged.append(parts[place])
                place += 1
        return merged

    def encode(self, prompt):
        pieces = [self.ids[piece] for word in words_of(prompt) for piece in self.pieces[word]]
        return [self.start] + pieces + [self.end]

    def write(self, path):
        lines = ["#version: 0.2"] + [" ".join(pair) for pair in self.merges]
        with open(path, "wb") as file:
            # No time and no name in it, so that it is the same file every time.
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                packed.write(("\n".join(lines) + "\n").encode())
