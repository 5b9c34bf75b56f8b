"""CLIP and ImageReward, small, with the names that the published checkpoints have."""

import math

import torch
from torch import nn
from torch.nn import functional as F

from vocabulary import PIECES_LIMIT, WORDS_LIMIT

SIDE, PATCH, WIDTH, HEADS = 112, 16, 128, 2
SQUARES = (SIDE // PATCH) ** 2
VISION_LAYERS, WORD_LAYERS, PIECE_LAYERS = 4, 3, 2
EMBEDDING = 128


def quick_gelu(x):
    return x * torch.sigmoid(1.702 * x)


def attend(queries, keys, values, mask=None):
    """Attention of several heads over [B, T, W]; `mask` is added to the scores."""
    split = lambda x: x.unflatten(-1, (HEADS, -1)).transpose(1, 2)
    # By hand, as PyTorch's own is several times slower here on a CPU.
    scores = split(queries) @ split(keys).transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
    if mask is not None:
        scores = scores + mask.to(scores.dtype)
    return (scores.softmax(-1) @ split(values)).transpose(1, 2).flatten(2)


def squares(pictures):
    """Pictures [B, 3, S, S] cut into [B, T, 3 * P * P], in the order of a convolution's weights."""
    return F.unfold(pictures, PATCH, stride=PATCH).transpose(1, 2)


# CLIP, in OpenAI's names.


class ClipAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.in_proj_weight = nn.Parameter(torch.empty(3 * WIDTH, WIDTH))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * WIDTH))
        self.out_proj = nn.Linear(WIDTH, WIDTH)
        nn.init.xavier_uniform_(self.in_proj_weight)

    def forward(self, x, mask):
        queries, keys, values = F.linear(x, self.in_proj_weight, self.in_proj_bias).chunk(3, -1)
        return self.out_proj(attend(queries, keys, values, mask))


class ClipBlock(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.attn = ClipAttention()
        self.mlp = nn.ModuleDict(
            {"c_fc": nn.Linear(WIDTH, hidden), "c_proj": nn.Linear(hidden, WIDTH)})

    def forward(self, x, mask=None):
        x = x + self.attn(self.ln_1(x), mask)
        return x + self.mlp["c_proj"](quick_gelu(self.mlp["c_fc"](self.ln_2(x))))


class ClipTransformer(nn.Module):
    def __init__(self, layers, hidden):
        super().__init__()
        self.resblocks = nn.ModuleList(ClipBlock(hidden) for _ in range(layers))


class ClipVision(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, WIDTH, PATCH, PATCH, bias=False)
        self.class_embedding = nn.Parameter(0.1 * torch.randn(WIDTH))
        self.positional_embedding = nn.Parameter(0.1 * torch.randn(SQUARES + 1, WIDTH))
        self.ln_pre, self.ln_post = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.transformer = ClipTransformer(VISION_LAYERS, 4 * WIDTH)
        self.proj = nn.Parameter(WIDTH**-0.5 * torch.randn(WIDTH, EMBEDDING))

    def tokens(self, pictures):
        """What comes before the first normalization."""
        x = F.linear(squares(pictures), self.conv1.weight.flatten(1))
        start = self.class_embedding.expand(len(x), 1, -1)
        return torch.cat([start, x], 1) + self.positional_embedding

    def forward(self, pictures):
        x = self.ln_pre(self.tokens(pictures))
        for block in self.transformer.resblocks:
            x = block(x)
        return self.ln_post(x[:, 0]) @ self.proj


class Clip(nn.Module):
    """Radford et al., 2021."""

    def __init__(self, vocabulary):
        super().__init__()
        self.visual = ClipVision()
        self.token_embedding = nn.Embedding(vocabulary, WIDTH)
        self.positional_embedding = nn.Parameter(0.02 * torch.randn(PIECES_LIMIT, WIDTH))
        self.transformer = ClipTransformer(PIECE_LAYERS, 2 * WIDTH)
        self.ln_final = nn.LayerNorm(WIDTH)
        self.text_projection = nn.Parameter(WIDTH**-0.5 * torch.randn(WIDTH, EMBEDDING))
        self.logit_scale = nn.Parameter(torch.tensor(2.66))
        nn.init.normal_(self.token_embedding.weight, std=0.1)

    def pictures(self, pictures):
        return F.normalize(self.visual(pictures), dim=-1)

    def prompts(self, ids):
        x = self.token_embedding(ids) + self.positional_embedding[: ids.shape[1]]
        mask = torch.full((ids.shape[1],) * 2, -1e4).triu(1)
        for block in self.transformer.resblocks:
            x = block(x, mask)
        ends = self.ln_final(x[torch.arange(len(ids)), ids.argmax(1)])
        return F.normalize(ends @ self.text_projection, dim=-1)


# ImageReward, in THUDM's names: BLIP's two encoders and a head.


class BlipAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.proj = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)

    def forward(self, x):
        return self.proj(attend(*self.qkv(x).chunk(3, -1)))


class BlipBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-6)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-6)
        self.attn = BlipAttention()
        self.mlp = nn.ModuleDict(
            {"fc1": nn.Linear(WIDTH, 4 * WIDTH), "fc2": nn.Linear(4 * WIDTH, WIDTH)})

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp["fc2"](F.gelu(self.mlp["fc1"](self.norm2(x))))


class BlipVision(nn.Module):
    def __init__(self):
        super().__init__()
        self.cls_token = nn.Parameter(torch.zeros(1, 1, WIDTH))
        self.pos_embed = nn.Parameter(torch.zeros(1, SQUARES + 1, WIDTH))
        self.patch_embed = nn.ModuleDict({"proj": nn.Conv2d(3, WIDTH, PATCH, PATCH)})
        self.blocks = nn.ModuleList(BlipBlock() for _ in range(VISION_LAYERS))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-6)

    def forward(self, pictures):
        patches = self.patch_embed["proj"]
        x = F.linear(squares(pictures), patches.weight.flatten(1), patches.bias)
        x = torch.cat([self.cls_token.expand(len(x), 1, -1), x], 1) + self.pos_embed
        for block in self.blocks:
            x = block(x)
        return self.norm(x)


class Output(nn.Module):
    """A layer, the residual and a normalization."""

    def __init__(self, inputs):
        super().__init__()
        self.dense = nn.Linear(inputs, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, residual):
        return self.LayerNorm(self.dense(x) + residual)


class BertAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.self = nn.ModuleDict(
            {name: nn.Linear(WIDTH, WIDTH) for name in ("query", "key", "value")})
        self.output = Output(WIDTH)

    def forward(self, x, memory, mask=None):
        parts = self.self
        mixed = attend(parts["query"](x), parts["key"](memory), parts["value"](memory), mask)
        return self.output(mixed, x)


class BertLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention, self.crossattention = BertAttention(), BertAttention()
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(WIDTH, 3 * WIDTH)})
        self.output = Output(3 * WIDTH)

    def forward(self, x, mask, memory):
        x = self.attention(x, x, mask)
        # The prompts of a picture meet it together.
        x = self.crossattention(x.reshape(len(memory), -1, WIDTH), memory).view_as(x)
        return self.output(F.gelu(self.intermediate["dense"](x)), x)


class Bert(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.embeddings = nn.ModuleDict({
            "word_embeddings": nn.Embedding(vocabulary, WIDTH),
            "position_embeddings": nn.Embedding(WORDS_LIMIT, WIDTH),
            "LayerNorm": nn.LayerNorm(WIDTH, eps=1e-12)})
        self.encoder = nn.ModuleDict(
            {"layer": nn.ModuleList(BertLayer() for _ in range(WORD_LAYERS))})
        for name in ("word_embeddings", "position_embeddings"):
            nn.init.normal_(self.embeddings[name].weight, std=0.1)

    def forward(self, ids, memory):
        """The states of all tokens; of a picture's several prompts one after another."""
        parts = self.embeddings
        x = parts["word_embeddings"](ids) + parts["position_embeddings"].weight[: ids.shape[1]]
        x = parts["LayerNorm"](x)
        mask = torch.where(ids != 0, 0.0, -1e4)[:, None, None, :]
        for layer in self.encoder["layer"]:
            x = layer(x, mask, memory)
        return x


class Head(nn.Module):
    """Linear layers with nothing between them, numbered as in the published file."""

    def __init__(self):
        super().__init__()
        sizes = [(0, WIDTH, 64), (2, 64, 32), (4, 32, 16), (6, 16, 8), (7, 8, 1)]
        self.layers = nn.ModuleDict({str(name): nn.Linear(*size) for name, *size in sizes})

    def forward(self, x):
        for layer in self.layers.values():
            x = layer(x)
        return x.squeeze(-1)


class ImageReward(nn.Module):
    """Xu et al., 2023."""

    def __init__(self, vocabulary):
        super().__init__()
        self.blip = nn.ModuleDict(
            {"visual_encoder": BlipVision(), "text_encoder": Bert(vocabulary)})
        self.mlp = Head()

    def states(self, pictures, ids):
        """What is seen in pictures, and the states of the tokens that met it."""
        memory = self.blip["visual_encoder"](pictures)
        return memory, self.blip["text_encoder"](ids, memory)

    def forward(self, pictures, ids):
        """The raw reward of each picture for the prompt beside it."""
        return self.mlp(self.states(pictures, ids)[1][:, 0])

    @torch.no_grad()
    def begin(self, sample):
        """Weights to begin with, from which the picture half learns in minutes.

        With the usual ones it sees colours and large shapes, and stays blind to whatever is fine and
        faint, such as noise. So patches begin as their principal components, all of one strength,
        taken from a sample of pictures; squares as waves of their place; the class token as nothing,
        so that it is what it reads; and what a block adds is about as large as what it adds to.
        """
        vision = self.blip["visual_encoder"]
        x = squares(sample).flatten(0, 1)
        mean = x.mean(0)
        variances, components = torch.linalg.eigh((x - mean).T @ (x - mean) / len(x))
        whitening = (components[:, -WIDTH:] / (variances[-WIDTH:] + 1e-4).sqrt()).T / 2
        patches = vision.patch_embed["proj"]
        patches.weight.copy_(whitening.view_as(patches.weight))
        patches.bias.copy_(-whitening @ mean)
        vision.pos_embed[0, 1:] = waves(SIDE // PATCH)
        for block in vision.blocks:
            nn.init.normal_(block.attn.proj.weight, std=0.1)
            nn.init.normal_(block.mlp["fc2"].weight, std=0.07)
        for layer in self.mlp.layers.values():
            nn.init.orthogonal_(layer.weight)
            nn.init.zeros_(layer.bias)


def waves(grid):
    """Sines and cosines of the places of a grid's squares: [grid * grid, WIDTH]."""
    frequencies = math.pi * 2 ** (torch.arange(WIDTH // 4) * 16 / WIDTH - 2)
    places = (torch.arange(grid) + 0.5) / grid * 2 - 1
    angles = places[:, None] * frequencies
    along = 0.3 * torch.cat([angles.sin(), angles.cos()], -1)
    rows, columns = along[:, None].expand(grid, grid, -1), along[None].expand(grid, grid, -1)
    return torch.cat([rows, columns], -1).reshape(grid * grid, WIDTH)
