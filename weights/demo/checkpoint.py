"""Weights as they are kept: safetensors in 16 bits."""

import json
import struct

import torch


@torch.no_grad()
def halve(model):
    """Rounds the weights to the precision that they are kept in."""
    for parameter in model.parameters():
        parameter.copy_(parameter.half().float())


def save(model, path):
    header, data = {}, b""
    for name, tensor in sorted(model.state_dict().items()):
        values = tensor.half().contiguous().numpy().tobytes()
        header[name] = {"dtype": "F16", "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    # A salon that runs has the old file mapped, which must not change beneath it.
    new = path.with_suffix(".new")
    new.write_bytes(struct.pack("<Q", len(text)) + text + data)
    new.replace(path)
