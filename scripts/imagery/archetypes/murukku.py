"""Murukku and chakli: a star of dough pressed along a spiral or into a loose nest, and fried."""

import math

import numpy as np
from kit import fried, looks, scene
from kit.dough import on_top, sesame
from kit.noise import fractal, smoothstep
from kit.shapes import Shape, ball, pressed
from kit.tableware import Serving
from mathutils import Euler, Matrix, Vector

SPECKS = {"sesame": ("#e8cf9c", 34), "cumin": ("#3b2413", 16)}


def build(
    serving: Serving,
    *,
    seed: int,
    form="spiral",
    rope=0.43,
    turns=3.1,
    spikes=8,
    depth=0.36,
    torn=0.24,
    colours=fried.PLAIN,
    specks=SPECKS,
    gloss=0.12,
    towers=(),
    count=9,
    spread=2.6,
    gap=1.5,
    reach=99,
    leaning=(),
    fill=None,
) -> None:
    """Press `spiral` or `nest` forms and let them fall into a heap, or stack them in `towers`.

    `depth` is how deep the star is cut, `torn` how ragged its crests are, both in parts of the
    `rope`, the star's radius; `specks` gives colour and number of each seed.
    """
    skin, pieces = fried.surface(colours, gloss=gloss), []
    seeds = {kind: (looks.plain(c, rough=0.5, soft=0.1), n) for kind, (c, n) in specks.items()}
    for number in range(4 if form == "spiral" else 7):
        path = FORMS[form](seed + number, rope, turns)
        dough = star(path, rope, spikes, depth, torn, seed + number)
        strewn = [
            (on_top(dough, SEEDS[kind](), amount, seed + number, steep=-2, sink=0.2), material)
            for kind, (material, amount) in seeds.items()
        ]
        pieces.append(fried.piece(dough, (dough, skin), *strewn, name="murukku"))
    if towers:
        _tower(pieces, serving, rope, towers, seed, leaning)
    else:
        snug, flat = (1.0, 0.18) if form == "spiral" else (0.86, 0.6)
        how = {"snug": snug, "flat": flat, "reach": reach, "leaning": leaning, "fill": fill}
        fried.drop(pieces, serving, seed, count=count, spread=spread, gap=gap, **how)


def _spiral(seed: int, rope: float, turns: float):
    """Return the path of a wobbly spiral, from the inside out."""
    t, line = np.linspace(0, 1, 1500), np.zeros(1500)
    turns += 0.3 * np.random.default_rng(seed).uniform(-0.5, 0.5)
    angle = 0.9 + t * turns * 2 * np.pi
    radius = 0.7 * rope + 2.06 * rope * (angle - 0.9) / (2 * np.pi)
    round_ = np.stack([np.cos(angle), np.sin(angle), line], 1)
    radius = radius * (1 + 0.075 * fractal(round_ * 0.8 + seed * 3, 2, seed=seed))
    radius += 0.17 * fractal(np.stack([angle * 1.3, line, line + seed], 1), 2, seed=seed)
    radius += 0.22 * smoothstep(0.93, 1, t)
    z = 0.2 * fractal(np.stack([angle * 0.55, line, line + seed + 9], 1), 3, seed=seed + 1)
    turned = angle + seed * 2.4
    return np.stack([radius * np.cos(turned), radius * np.sin(turned), z], 1)


def _nest(seed: int, rope: float, turns: float):
    """Return the path of a loose coil that climbs over itself; every other one is a broken curl."""
    dice, t, line = np.random.default_rng(seed), np.linspace(0, 1, 900), np.zeros(900)
    turns *= dice.uniform(0.85, 1.15) if seed % 2 else dice.uniform(0.25, 0.5)
    angle = t * turns * 2 * np.pi
    wander = fractal(np.stack([angle * 0.55, line, line + seed * 5], 1), 3, seed=seed)
    radius = rope * (4.6 + 5.2 * wander + dice.uniform(-0.5, 1.2)) * (1 - 0.25 * t)
    climb = 2.05 * rope * angle / (2 * np.pi)
    z = climb + 0.8 * rope * fractal(np.stack([angle * 0.5, line + 3, line + seed], 1), 2)
    off = dice.normal(0, 1.2 * rope, 2)[:, None] * np.sin(angle * 0.37 + seed)
    return np.stack([radius * np.cos(angle) + off[0], radius * np.sin(angle) * 0.85 + off[1], z], 1)


FORMS = {"spiral": _spiral, "nest": _nest}


def star(path, rope: float, spikes: int, depth: float, torn: float, seed: int) -> Shape:
    """Return dough pressed through a star along a path, its crests torn and blistered."""
    path, length = _even(path, rope * 0.13)
    count, around = len(path), spikes * 9
    t, line = np.linspace(0, 1, count), np.zeros(count)
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False)
    crest = np.abs(((angle * spikes / (2 * np.pi)) % 1) - 0.5) * 2
    reach = 1.08 - depth * (1 - crest**1.15)
    section = np.stack([np.cos(angle) * reach, np.sin(angle) * reach], 1)
    ends = smoothstep(0, 0.2 / length, t) * smoothstep(1, 1 - 0.2 / length, t)
    uneven = fractal(np.stack([t * length * 0.7, line, line + seed], 1), 3, seed=seed)
    twist = 0.5 * fractal(np.stack([t * 5, line, line + seed * 2], 1), 2, seed=seed) + 0.06
    thick = rope * (1 + 0.07 * uneven) * (0.45 + 0.55 * ends)
    dough = pressed(path, thick, section, np.cumsum(twist) * length / count)
    ridge, unit, move = np.tile(crest, count), 0.43 / rope, dough.verts + seed * 3.3
    rank = np.tile(np.floor(angle * spikes / (2 * np.pi) + 0.5) * 7.7, count)
    teeth = np.stack([np.repeat(t * length, around) * 6.5 * unit, rank, 0 * rank + seed], 1)
    jag = fractal(move * 5.5 * unit, 3, gain=0.6, seed=seed + 3)
    blister = smoothstep(0.12, 0.4, fractal(move * 3.1 * unit + 50, 3, seed=seed + 5))
    height = ridge**1.5 * torn * (1.1 * fractal(teeth, 1, seed=seed + 4) + 0.9 * jag)
    height += 0.1 * jag + 0.16 * blister * (1 - ridge * 0.5)
    toast = fractal(move * 0.45, 3, seed=seed + 7)
    ridge = np.clip(ridge + 1.1 * height, 0, 1.3)
    return dough.marked(ridge=ridge, toast=toast, bit=0.0).pushed(rope * height)


def _even(path, step: float):
    """Return the path in even steps, and its length."""
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    at = np.linspace(0, length[-1], int(length[-1] / step))
    return np.stack([np.interp(at, length, axis) for axis in path.T], 1), length[-1]


def _cumin() -> list[Shape]:
    grain = ball(3).scaled(0.2, 0.045, 0.045)
    grain.verts[:, 2] += 0.4 * grain.verts[:, 0] ** 2
    return [grain]


SEEDS = {"sesame": sesame, "cumin": _cumin}


def _tower(pieces, serving: Serving, rope: float, towers, seed: int, leaning) -> None:
    """Stack spirals at each (x, y, count), a little awry, and lean some against them."""
    dice, fixed = np.random.default_rng(seed), list(serving.under)
    for x, y, count in towers:
        for number in range(count):
            away = x - 0.16 * number * math.sin(number * 0.5)
            high = serving.z + 1.06 * rope + 1.98 * rope * number
            spot = (away + dice.normal(0, 0.1), y + dice.normal(0, 0.15), high)
            turn = Euler((*dice.normal(0, 0.025, 2), dice.uniform(0, 6.28)))
            matrix = Matrix.LocRotScale(Vector(spot), turn, None)
            chosen = pieces[len(fixed) % len(pieces)]
            scene.copy(chosen.mould, matrix=matrix)
            fixed.append(fried.placed(chosen.stand_in(), matrix))
    fried.lean(pieces, serving, fixed, leaning)
