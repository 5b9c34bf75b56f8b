"""Drawn pictures, at the models' size, with what is known of them."""

import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from models import SIDE
from prompts import ASKED, COUNTS, CRAFT, PARTS, Prompt, quality

# Pictures a prompt, as they are drawn.
EACH = 4
MEAN = torch.tensor([0.48145466, 0.4578275, 0.40821073]).view(3, 1, 1)
DEVIATION = torch.tensor([0.26862954, 0.26130258, 0.27577711]).view(3, 1, 1)


class Pictures:
    """A folder of `salon demo --draw`; the pictures of a prompt are a group."""

    def __init__(self, folder):
        folder = Path(folder)
        lines = [json.loads(line) for line in (folder / "truth.jsonl").open()]
        assert len(lines) % EACH == 0
        self.prompts = [Prompt.parse(line["prompt"]) for line in lines[::EACH]]
        self.quality = torch.tensor([line["quality"] for line in lines]).float().view(-1, EACH)
        self.shown = [self._shown(line["shown"]) for line in lines]
        self.craft = [[fault for fault in line["faults"] if fault in CRAFT] for line in lines]
        for place, line in enumerate(lines):
            prompt = self.prompts[place // EACH]
            assert quality(prompt.faults(self.shown[place], self.craft[place])) == line["quality"]
        pixels = np.stack([self._read(folder / line["file_name"]) for line in lines])
        self.pixels = torch.from_numpy(pixels).permute(0, 3, 1, 2).contiguous()

    def __len__(self):
        return len(self.prompts)

    @staticmethod
    def _shown(line):
        """What there is to see, in the words of prompts; no side where it may be either."""
        return line | {"count": COUNTS[line["count"]], "side": line.get("side", "")}

    @staticmethod
    def _read(path):
        # The pictures are square, so there is nothing to crop.
        picture = Image.open(path).convert("RGB")
        return np.asarray(picture.resize((SIDE, SIDE), Image.Resampling.BICUBIC))

    def values(self):
        """What prompts ask for, by part."""
        values = {part: sorted({p.parts[part] for p in self.prompts} - {""}) for part in PARTS}
        return values | {"count": ASKED}


def normalized(pixels):
    """Samples of 8 bits as the models read them."""
    return (pixels.float() / 255 - MEAN) / DEVIATION


def of_groups(groups):
    """The places of the pictures of several groups."""
    return (np.asarray(groups)[:, None] * EACH + np.arange(EACH)).reshape(-1)
