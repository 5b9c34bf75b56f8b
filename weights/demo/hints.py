"""What is asked of ImageReward while it learns, so that it learns sooner; dropped afterwards.

A reward says little about why. Each hint is a linear layer that reads one kind of state: what a
picture shows from the class token, whether a word of the prompt is met from that word's token, and
which faults there are from the token that the reward is read from.
"""

import torch
from torch import nn
from torch.nn import functional as F

from models import WIDTH
from prompts import COUNTS, CRAFT, FAULTS, PARTS

UNKNOWN = -100


class Hints(nn.Module):
    def __init__(self, values):
        """`values` are what prompts ask for, by part."""
        super().__init__()
        self.values = values | {"count": COUNTS}
        sizes = {part: len(self.values[part]) for part in PARTS} | {fault: 2 for fault in CRAFT}
        self.looks = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in sizes.items()})
        self.met = nn.Linear(WIDTH, 1)
        self.faults = nn.Linear(WIDTH, len(FAULTS))

    def labels(self, pictures):
        """What each picture shows, by part, as numbers."""
        labels = {}
        for part in PARTS:
            numbers = {value: number for number, value in enumerate(self.values[part])}
            hidden = part not in ("count", "scenery")
            labels[part] = torch.tensor([
                UNKNOWN if hidden and shown["count"] == "no"
                else numbers.get(shown[part], UNKNOWN) for shown in pictures.shown])
        for fault in CRAFT:
            labels[fault] = torch.tensor([int(fault in craft) for craft in pictures.craft])
        return labels

    def look(self, memory, labels, mirrored):
        """How badly the class token tells what the pictures show."""
        if mirrored:
            side = labels["side"]
            labels = labels | {"side": torch.where(side < 0, side, 1 - side)}
        return sum(
            F.cross_entropy(layer(memory[:, 0]).float(), labels[name], ignore_index=UNKNOWN)
            for name, layer in self.looks.items())

    def words(self, states, unmet):
        """How badly the words tell whether they are met; `unmet` is 1 or 0, or below for neither."""
        known = unmet >= 0
        return F.binary_cross_entropy_with_logits(
            self.met(states).squeeze(-1).float()[known], unmet[known])

    def wrong(self, states, faults):
        """How badly the first token tells the faults."""
        return F.binary_cross_entropy_with_logits(self.faults(states[:, 0]).float(), faults)


def unmet(words, faults):
    """Of each token of a prompt, marks included: 1 where the picture does not meet it, else 0."""
    known = {part: float(part in faults) for part in PARTS}
    if "missing" in faults:
        known |= {"count": 1.0, "color": 1.0, "subject": 1.0, "side": -1.0}
    return [-1.0] + [known.get(part, -1.0) for _, part in words] + [-1.0]


def listed(faults):
    """A number for each fault: 1 where it is there."""
    return [float(fault in faults) for fault in FAULTS]
