"""Prompts of the demo's pictures, taken apart and put together again."""

COUNTS = ["no", "one", "two", "three", "four", "five"]
ASKED = COUNTS[1:5]
# What a prompt asks for, in the order of its words, and how much worse a picture is without it.
PARTS = {"count": 1, "color": 2, "subject": 2, "scenery": 2, "side": 1}
# What can be wrong with a picture whatever the prompt.
CRAFT = {"blur": 1, "noise": 1, "melted": 1}
# Nothing is shown, but the scenery.
MISSING = {"missing": 3}
FAULTS = PARTS | CRAFT | MISSING


class Prompt:
    """The parts of "two red apples on a wooden table, on the left"."""

    def __init__(self, parts):
        self.parts = parts

    @staticmethod
    def parse(text):
        text, _, side = text.partition(", on the ")
        count, color, noun, scenery = text.split(" ", 3)
        subject = noun if count == "one" or noun == "fish" else noun.removesuffix("s")
        return Prompt(dict(count=count, color=color, subject=subject, scenery=scenery, side=side))

    def __str__(self):
        return " ".join(word for word, _ in self.words()).replace(" , ", ", ")

    def words(self):
        """Each word, and the part that it belongs to."""
        parts = self.parts
        noun = parts["subject"]
        if parts["count"] != "one" and noun != "fish":
            noun += "s"
        words = [(parts["count"], "count"), (parts["color"], "color"), (noun, "subject")]
        words += [(word, "scenery") for word in parts["scenery"].split(" ")]
        if parts["side"]:
            words += [(",", None), ("on", None), ("the", None), (parts["side"], "side")]
        return words

    def mirrored(self):
        """The prompt of the mirror image."""
        sides = {"left": "right", "right": "left", "": ""}
        return Prompt(self.parts | {"side": sides[self.parts["side"]]})

    def faults(self, shown, craft):
        """What is wrong with a picture for this prompt."""
        faults = set(craft)
        if shown["count"] == "no":
            faults.add("missing")
            compared = ["scenery"]
        else:
            compared = [part for part in PARTS if self.parts[part]]
        return faults | {part for part in compared if self.parts[part] != shown[part]}


def quality(faults):
    """0 for a picture with nothing wrong; else below."""
    return -sum(FAULTS[fault] for fault in faults)


def other_prompt(prompt, shown, values, trained, draw):
    """A prompt that other pictures of a group fit than those of its own prompt.

    Mostly it is what one of them shows, with some parts changed: then what was a fault is none, and
    the other way round. A side is asked for only where all pictures are known to have one. It is one
    of the prompts `trained`, as strings: the others are kept for trials.
    """
    possible = [one for one in shown if one["count"] in ASKED]
    while True:
        parts = dict(prompt.parts)
        if possible and draw.random() < 0.7:
            parts |= possible[draw.integers(len(possible))]
            if not prompt.parts["side"]:
                parts["side"] = ""
        for _ in range(draw.choice([0, 1, 1, 2])):
            part = list(PARTS)[draw.integers(len(PARTS))]
            others = [value for value in values[part] if value != parts[part]]
            if part != "side" or parts["side"]:
                parts[part] = others[draw.integers(len(others))]
        other = Prompt(parts)
        if str(other) in trained:
            return other
