"""Steps of training, and what they come to."""

import math
import time

import numpy as np
import torch

from pictures import EACH, normalized, of_groups


def fast():
    """Matrix products in 16 bits, which many processors do several times faster."""
    return torch.autocast("cpu", torch.bfloat16)


def padded(sequences, filling=0):
    longest = max(map(len, sequences))
    return torch.tensor([one + [filling] * (longest - len(one)) for one in sequences])


def pairs(values):
    """How each two of a group differ: […, N] → […, N, N]."""
    return values[..., :, None] - values[..., None, :]


class Turns:
    """Every group once, in random order, before any comes again."""

    def __init__(self, count, draw):
        self.count, self.draw, self.order = count, draw, []

    def take(self, wanted):
        if len(self.order) < wanted:
            self.order = list(self.draw.permutation(self.count))
        return [self.order.pop() for _ in range(wanted)]


class Training:
    """Steps with AdamW whose rate rises for a while and then falls along a cosine."""

    def __init__(self, name, model, steps, rate):
        self.parameters = list(model.parameters())
        self.optimizer = torch.optim.AdamW(
            self.parameters, lr=rate, weight_decay=0.05, betas=(0.9, 0.98))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer,
            lambda step: min((step + 1) / 100, 0.51 + 0.49 * math.cos(math.pi * step / steps)))
        self.name, self.steps, self.start, self.recent = name, steps, time.time(), []

    def step(self, number, loss, **figures):
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.recent.append({"loss": loss.item()} | figures)
        if (number + 1) % 50 == 0 or number + 1 == self.steps:
            means = {name: np.mean([one[name] for one in self.recent]) for name in self.recent[0]}
            self.recent = []
            print(f"{self.name} {number + 1:5} of {self.steps}, {time.time() - self.start:5.0f} s:",
                  ", ".join(f"{name} {mean:.4f}" for name, mean in means.items()), flush=True)


@torch.no_grad()
def accuracy(score, pictures):
    """The share of pairs with a true order that the scores put in that order."""
    right = total = 0
    for start in range(0, len(pictures), 50):
        groups = range(start, min(start + 50, len(pictures)))
        values = score(
            normalized(pictures.pixels[of_groups(groups)]),
            [str(pictures.prompts[group]) for group in groups])
        better = pairs(pictures.quality[groups]) > 0
        right += (pairs(values.view(-1, EACH))[better] > 0).sum().item()
        total += better.sum().item()
    return right / total
