"""Ribbon murukku: flat, ridged bands of dough that fold and curl as they fall into the oil."""

import numpy as np
from kit import fried
from kit.noise import flecks, fractal, smoothstep
from kit.shapes import Shape, pressed
from kit.tableware import Serving


def build(
    serving: Serving,
    *,
    seed: int,
    width=1.5,
    thick=0.2,
    ridges=6,
    length=(6.0, 10.0),
    colours=("#cf8a2a", "#b0611a", "#8a4312"),
    flecked=("#7d150b", "#e3bd74", "#4a1d0c"),
    fleck_share=0.16,
    gloss=0.15,
    count=44,
    spread=3.0,
    gap=0.8,
    reach=99,
    fill=None,
) -> None:
    """Press ribbons of a `width`, some folded, some nearly straight, and heap them."""
    skin, pieces = fried.surface(colours, flecked, gloss), []
    for number in range(8):
        band = _band(width, thick, ridges, length, seed + number)
        band = _fried(band, seed + number, fleck_share)
        pieces.append(fried.piece(band, (band, skin), name="ribbon"))
    how = {"gap": gap, "snug": 0.8, "flat": 0.9, "reach": reach, "fill": fill}
    fried.drop(pieces, serving, seed, count=count, spread=spread, **how)


def _band(width: float, thick: float, ridges: int, length, seed: int) -> Shape:
    """Return one ribbon: `ridge` is 1 on its crests."""
    path = _folds(np.random.default_rng(seed), length, seed)
    t, line = np.linspace(0, 1, len(path)), np.zeros(len(path))
    half = np.linspace(-1, 1, 8 * ridges + 1)
    crest = 0.5 + 0.5 * np.cos(np.pi * (half + 1) * ridges)
    body = thick / 2 * (0.45 + 0.55 * crest) * (1 - 0.5 * np.abs(half) ** 8)
    front, back = [half * width / 2, body], [half[::-1] * width / 2, -body[::-1]]
    section = np.concatenate([np.stack(front, 1), np.stack(back, 1)])
    twist = 0.9 * fractal(np.stack([t * 1.3, line, line + seed * 3.7], 1), 2, seed=seed)
    torn = 1 + 0.07 * fractal(np.stack([t * 14, line, line + seed], 1), 3, seed=seed)
    ends = smoothstep(0, 0.004, t) * smoothstep(1, 0.996, t)
    band = pressed(path, torn * (0.9 + 0.1 * ends), section, twist)
    return band.marked(ridge=np.tile(np.concatenate([crest, crest[::-1]]), len(path)))


def _folds(dice, length, seed: int):
    """Return a path that winds like a river, a little or so much that it folds."""
    t = np.linspace(0, 1, 300)
    long, swing = dice.uniform(*length), dice.choice([0.5, 1.1, 1.6, 1.85])
    waves = long / dice.uniform(3.6, 5.2)
    heading = swing * np.sin(2 * np.pi * waves * t + dice.uniform(0, 6.28))
    heading += dice.uniform(-1.2, 1.2) * t
    heading += 0.6 * fractal(np.stack([t * 3, 0 * t, 0 * t + seed * 1.9], 1), 2, seed=seed)
    step = long / len(t)
    rise = 0.5 * fractal(np.stack([t * 1.5, 0 * t, 0 * t + seed * 4.1], 1), 2, seed=seed + 1)
    return np.stack([np.cumsum(np.cos(heading)) * step, np.cumsum(np.sin(heading)) * step, rise], 1)


def _fried(band: Shape, seed: int, share: float) -> Shape:
    move = band.verts + seed * 11.3
    jag = fractal(move * 5, 3, gain=0.6, seed=seed)
    blister = smoothstep(0.2, 0.45, fractal(move * 1.7, 3, seed=seed + 5))
    bit = flecks(move, seed, 3.0, share, 0.34)
    height = 0.03 * jag + 0.05 * blister + 0.02 * (bit > 0)
    toast = fractal(move * 0.4, 3, seed=seed + 7) + 0.2 * blister
    ridge = np.clip(band.values["ridge"] * 0.8 + 5 * height, 0, 1.3)
    return band.marked(ridge=ridge, toast=toast, bit=bit).pushed(height)
