#!/usr/bin/env python3
"""Trains the demo weights on pictures that `salon demo --draw` drew; see README.md.

    salon demo --draw 6000 --seed 1 --out /tmp/pictures
    salon demo --draw 500 --seed 2 --unseen --out /tmp/unseen
    python3 weights/demo/train.py /tmp/pictures --trial /tmp/unseen
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from checkpoint import halve, save
from hints import Hints, listed, unmet
from models import Clip, ImageReward
from pictures import EACH, Pictures, normalized, of_groups
from prompts import other_prompt, quality
from training import Training, Turns, accuracy, fast, padded, pairs
from vocabulary import BytePairs, WordPiece

# What ImageReward's score is made of its raw reward with.
REWARD_MEAN, REWARD_DEVIATION = 0.16717362830052426, 1.0333394966054072
# The score of a picture that the raw reward calls faultless (it mostly says a little more), and by
# how much each point of quality changes it.
BEST, STEP = 1.0, 0.5


def train_clip(clip, pictures, pieces, steps, draw, batch=96):
    """Each picture among the prompts of the batch, each prompt among its pictures."""
    by_prompt = {}
    for group, prompt in enumerate(pictures.prompts):
        faultless = [group * EACH + place for place in range(EACH)
                     if pictures.quality[group, place] == 0]
        by_prompt.setdefault(str(prompt), []).extend((prompt, place) for place in faultless)
    choices = [by_prompt[text] for text in sorted(by_prompt) if by_prompt[text]]
    assert not steps or len(choices) >= batch, f"faultless pictures of {batch} prompts are needed"
    training = Training("CLIP", clip, steps, rate=1e-3)
    for number in range(steps):
        drawn = [choices[place] for place in draw.choice(len(choices), batch, replace=False)]
        drawn = [some[draw.integers(len(some))] for some in drawn]
        pixels = pictures.pixels[[place for _, place in drawn]]
        prompts = [prompt for prompt, _ in drawn]
        if draw.random() < 0.5:
            pixels, prompts = pixels.flip(-1), [prompt.mirrored() for prompt in prompts]
        with fast():
            seen = clip.pictures(normalized(pixels))
            read = clip.prompts(padded([pieces.encode(str(prompt)) for prompt in prompts]))
        logits = clip.logit_scale.exp().clamp(max=100) * seen.float() @ read.float().T
        target = torch.arange(batch)
        loss = (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2
        training.step(number, loss, right=(logits.argmax(1) == target).float().mean().item())


def train_looking(model, hints, pictures, steps, draw, batch=24):
    """The picture half alone: what pictures show."""
    vision = model.blip["visual_encoder"]
    labels = hints.labels(pictures)
    turns = Turns(len(pictures), draw)
    training = Training("looking", nn.ModuleList([vision, hints]), steps, rate=1.5e-3)
    for number in range(steps):
        places = of_groups(turns.take(batch))
        pixels = pictures.pixels[places]
        mirrored = draw.random() < 0.5
        with fast():
            memory = vision(normalized(pixels.flip(-1) if mirrored else pixels))
            loss = hints.look(memory, {name: of[places] for name, of in labels.items()}, mirrored)
        training.step(number, loss)


def train_reward(model, hints, pictures, words, steps, draw, batch=16, each=3):
    """The better of two pictures of a prompt is to have the higher reward.

    Besides its own prompt a group is judged for others, by the faults that it has for those.
    """
    values = pictures.values()
    trained = {str(prompt) for prompt in pictures.prompts}
    labels = hints.labels(pictures)
    turns = Turns(len(pictures), draw)
    training = Training("reward", nn.ModuleList([model, hints]), steps, rate=1e-3)
    for number in range(steps):
        groups = turns.take(batch)
        places = of_groups(groups)
        mirrored = draw.random() < 0.5
        ids, faults, met = [], [], []
        for group in groups:
            own = range(group * EACH, (group + 1) * EACH)
            shown = [pictures.shown[place] for place in own]
            prompts = [pictures.prompts[group]]
            prompts += [other_prompt(prompts[0], shown, values, trained, draw)
                        for _ in range(each - 1)]
            for place in own:
                for prompt in prompts:
                    found = prompt.faults(pictures.shown[place], pictures.craft[place])
                    read = prompt.mirrored() if mirrored else prompt
                    ids.append(words.encode(str(read)))
                    met.append(unmet(read.words(), found))
                    faults.append(found)
        pixels = pictures.pixels[places]
        with fast():
            memory, states = model.states(
                normalized(pixels.flip(-1) if mirrored else pixels), padded(ids))
            reward = model.mlp(states[:, 0]).float()
            looked = hints.look(memory, {name: of[places] for name, of in labels.items()}, mirrored)
            told = hints.words(states, padded(met, -1.0))
            told = told + hints.wrong(states, torch.tensor([listed(found) for found in faults]))
        worth = torch.tensor([float(quality(found)) for found in faults])
        # Groups of four pictures for one prompt.
        by_prompt = lambda of: of.view(batch, EACH, each).transpose(1, 2)
        better = pairs(by_prompt(worth)) > 0
        margins = pairs(by_prompt(reward))
        loss = -F.logsigmoid(margins[better]).mean() + 0.2 * (reward - worth).square().mean()
        right = (margins[:, 0][better[:, 0]] > 0).float().mean().item()
        training.step(number, loss + 2 * told + 0.3 * looked, preference=loss.item(), right=right)


def clip_score(clip, pieces):
    def score(pixels, prompts):
        read = clip.prompts(padded([pieces.encode(prompt) for prompt in prompts]))
        return (clip.pictures(pixels) * read.repeat_interleave(EACH, 0)).sum(-1)
    return score


def reward_score(model, words):
    def score(pixels, prompts):
        ids = padded([words.encode(prompt) for prompt in prompts]).repeat_interleave(EACH, 0)
        return (model(pixels, ids) - REWARD_MEAN) / REWARD_DEVIATION
    return score


@torch.no_grad()
def rescale(model):
    """Turns rewards that follow the quality into scores from BEST downwards."""
    last = model.mlp.layers["7"]
    last.weight *= STEP * REWARD_DEVIATION
    last.bias.copy_((last.bias * STEP + BEST) * REWARD_DEVIATION + REWARD_MEAN)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pictures", help="a folder of `salon demo --draw`")
    parser.add_argument("--trial", help="a folder of `salon demo --draw --unseen`")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--only", choices=["clip", "imagereward"], help="train one of them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clip-steps", type=int, default=900)
    parser.add_argument("--looking-steps", type=int, default=800)
    parser.add_argument("--reward-steps", type=int, default=2000)
    parser.add_argument("--threads", type=int)
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)

    pictures = Pictures(arguments.pictures)
    trial = Pictures(arguments.trial) if arguments.trial else None
    # The words of all prompts, in an order that does not depend on the pictures.
    known = [str(p) for prompt in pictures.prompts for p in (prompt, prompt.mirrored())]
    words, pieces = WordPiece(known), BytePairs(known)

    def begin():
        torch.manual_seed(arguments.seed)
        return np.random.default_rng(arguments.seed)

    def finish(model, score, vocabulary, folder, name):
        folder.mkdir(parents=True, exist_ok=True)
        vocabulary.write(folder / name)
        halve(model)
        save(model, folder / "model.safetensors")
        count = sum(parameter.numel() for parameter in model.parameters())
        print(f"{folder.name}: {count} parameters", flush=True)
        if trial:
            print(f"{folder.name}: {100 * accuracy(score, trial):.2f} % of unseen pairs", flush=True)

    if arguments.only != "imagereward":
        draw = begin()
        clip = Clip(len(pieces))
        train_clip(clip, pictures, pieces, arguments.clip_steps, draw)
        finish(clip, clip_score(clip, pieces), pieces, arguments.out / "demo-clip",
               "bpe_simple_vocab_16e6.txt.gz")
    if arguments.only != "clip":
        draw = begin()
        model = ImageReward(len(words))
        sample = draw.choice(len(pictures.pixels), 1000, replace=False)
        model.begin(normalized(pictures.pixels[sample]))
        hints = Hints(pictures.values())
        train_looking(model, hints, pictures, arguments.looking_steps, draw)
        train_reward(model, hints, pictures, words, arguments.reward_steps, draw)
        rescale(model)
        finish(model, reward_score(model, words), words, arguments.out / "demo-imagereward",
               "vocab.txt")


if __name__ == "__main__":
    main()
