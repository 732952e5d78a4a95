"""Kodubale: ropes of chilli dough rolled by hand, joined into rings and fried."""

import numpy as np
from kit import fried
from kit.noise import cracks, flecks, fractal, smoothstep
from kit.shapes import Shape, circle, pressed
from kit.tableware import Serving


def build(
    serving: Serving,
    *,
    seed: int,
    rope=0.56,
    radius=2.45,
    colours=("#a84a18", "#7d3210", "#5c210c"),
    flecked=("#2c3a12", "#d9a968", "#6e120a", "#3a4a18"),
    fleck_share=0.3,
    gloss=0.04,
    count=14,
    spread=2.6,
    gap=1.6,
    reach=99,
    leaning=(),
) -> None:
    """Roll rings of a `rope` and a `radius`, both radii, and let them fall into a heap."""
    skin, pieces = fried.surface(colours, flecked, gloss, (0.5, 0.75)), []
    for number in range(5):
        dough = _rough(_joined(rope, radius, seed + number), rope, seed + number, fleck_share)
        pieces.append(fried.piece(dough, (dough, skin), name="ring"))
    how = {"spread": spread, "gap": gap, "reach": reach, "leaning": leaning}
    fried.drop(pieces, serving, seed, count=count, **how)


def _joined(rope: float, radius: float, seed: int) -> Shape:
    """Return a rope bent into a ring, one end pressed over the other."""
    dice, t, line = np.random.default_rng(seed), np.linspace(0, 1, 330), np.zeros(330)
    angle = t * (2 * np.pi + 0.42)
    place = np.stack([np.cos(angle), np.sin(angle), line + seed * 3.1], 1)
    over = smoothstep(0.88, 1, t) * smoothstep(1.1, 1, t)
    out = radius * (1 + 0.09 * fractal(place * 0.7, 2, seed=seed)) + 0.12 * rope * over
    oval = dice.uniform(0.88, 1.0)
    z = 0.75 * rope * over + 0.12 * fractal(place * 0.8, 2, seed=seed + 3)
    path = np.stack([out * np.cos(angle), oval * out * np.sin(angle), z], 1)
    ends = smoothstep(0, 0.03, t) * smoothstep(1, 0.97, t)
    thick = rope * (1 + 0.13 * fractal(place * 1.3, 3, seed=seed + 5)) * (0.42 + 0.58 * ends)
    thick *= 1 - 0.22 * smoothstep(0.09, 0, t) - 0.22 * smoothstep(0.91, 1, t)
    return pressed(path, thick, circle(60))


def _rough(dough: Shape, rope: float, seed: int, share: float) -> Shape:
    """Return the ring grainy with semolina, cracked a little, with bits of leaf and coconut."""
    move = dough.verts + seed * 13.7
    split = cracks(move * 1.1, seed, 0.1) * smoothstep(0.05, 0.3, fractal(move * 0.8, 2))
    grain = fractal(move * 4.5, 4, gain=0.65, seed=seed)
    bit = flecks(move, seed, 2.7, share, 0.34)
    blister = smoothstep(0.15, 0.4, fractal(move * 2.2, 3, seed=seed + 2))
    height = 0.075 * fractal(move * 1.2, 3, seed=seed) + 0.075 * grain + 0.06 * blister
    height += 0.025 * (bit > 0) - 0.07 * split
    ridge = np.clip(0.45 + 0.8 * grain + 0.4 * split, 0, 1.3)
    toast = fractal(move * 0.5, 3, seed=seed + 7)
    return dough.marked(ridge=ridge, toast=toast, bit=bit).pushed(rope / 0.56 * height)
