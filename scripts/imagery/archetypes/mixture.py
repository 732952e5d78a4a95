"""Mixtures of small fried and roasted bits: sev, boondi, nuts, flakes, leaves, in a heap."""

import numpy as np
from kit import looks, scene
from kit.heaped import Heap
from kit.noise import fractal, smoothstep
from kit.shapes import Shape, ball, boxy, circle, lump, pressed, sheet
from kit.surfaces import Surface, linear
from kit.tableware import Serving


def build(
    serving: Serving,
    *,
    seed: int,
    pieces,
    colours=None,
    radius=6.5,
    rise=3.0,
    brim=0.0,
    deep=1.5,
    tilt=0.4,
    masala=None,
    filling="#7a4a12",
) -> None:
    """Pour up to so many of each of the `PIECES`, a third of the rare ones last, so on top.

    `colours` replaces a kind's three: its own, its darker one, that of its marked parts.
    `masala` is the colour of a powder that clings to everything.
    """
    dice, heap = np.random.default_rng(seed), _heap(serving, radius, rise, brim, deep)
    heap.fill(looks.crumb(filling, filling))
    early, late = [], []
    for kind, count in pieces.items():
        maker, tones, rough, soft = PIECES[kind]
        tones = (colours or {}).get(kind, tones)
        surface = _surface(kind, tones, rough, soft, masala if kind != "leaf" else None)
        moulds = [scene.mould(scene.add(maker(seed + n), surface, kind)) for n in range(4)]
        for number in range(count):
            (late if count < 100 and number < 0.35 * count else early).append(moulds[number % 4])
    for batch, full in ((early, 0.0), (late, 9.0)):
        heap.pour([batch[n] for n in dice.permutation(len(batch))], seed, tilt=tilt, full=full)


def _heap(serving: Serving, radius, rise, brim, deep) -> Heap:
    return Heap(serving, radius=radius, rise=rise, brim=brim, deep=deep)


def sev(seed: int) -> Shape:
    """Return a short broken strand, a little bent."""
    dice = np.random.default_rng(seed)
    long, bend = dice.uniform(1.1, 3.0), dice.normal(0, 0.5, 2)
    t = np.linspace(-1, 1, 26)
    path = np.stack([t * long / 2, bend[0] * t**2, 0.3 * bend[1] * np.sin(2.2 * t)], 1)
    thick = 0.13 * (1 + 0.16 * fractal(path * 2.3 + seed, 2)) * smoothstep(1.03, 0.93, np.abs(t))
    strand = pressed(path, thick, circle(9))
    return strand.pushed(0.02 * fractal(strand.verts * 6 + seed, 3)).marked(mark=0.0)


def boondi(seed: int) -> Shape:
    """Return a drop of batter, fried round."""
    drop = ball(3).scaled(0.27, 0.25, 0.24)
    lumpy = fractal(drop.verts * 3 + seed * 3.7, 3)
    return drop.pushed(0.07 * lumpy).marked(mark=smoothstep(0.0, 0.4, lumpy))


def peanut(seed: int, fineness: int = 4) -> Shape:
    """Return a whole kernel in its red skin, pointed at one end."""
    dice = np.random.default_rng(seed)
    long, wide = 0.68 * dice.uniform(0.9, 1.12), 0.42 * dice.uniform(0.92, 1.08)
    body, tip = ball(fineness), 0.0
    x = body.verts[:, 0]
    narrow = 1 - 0.22 * np.clip(x, 0, 1) - 0.06 * np.exp(-((x / 0.3) ** 2))
    body.verts = body.verts * np.stack([np.full_like(x, long), wide * narrow, wide * narrow], 1)
    tip = smoothstep(0.86, 0.97, x)
    around = np.arctan2(body.verts[:, 2], body.verts[:, 1])
    folds = fractal(np.stack([x * 0.8, 1.6 * np.cos(around), 1.6 * np.sin(around)], 1) + seed, 3)
    return body.pushed(0.035 * folds + 0.02 * tip).marked(mark=tip)


def half_peanut(seed: int, fineness: int = 4) -> Shape:
    """Return half a peeled kernel: round behind, flat and hollowed on its inner face."""
    body = peanut(seed, fineness)
    x, y, z = body.verts.T.copy()
    long, wide = np.abs(x).max(), np.abs(y).max()
    inner = smoothstep(-0.02, 0.03, z)
    groove = np.exp(-((y / (0.26 * wide)) ** 2)) * smoothstep(0.85, 0.4, np.abs(x / long))
    germ = np.exp(-(((x / long - 0.72) / 0.14) ** 2 + (y / (0.2 * wide)) ** 2))
    body.verts[:, 2] = np.where(z > 0, 0.06 * z - 0.09 * groove + 0.06 * germ, z * 0.95)
    rough = 0.012 * fractal(body.verts * 7 + seed, 3)
    return body.pushed(rough).marked(mark=inner * (1 - 0.75 * groove))


def gram(seed: int) -> Shape:
    """Return half a roasted chickpea."""
    seed_half = ball(3).scaled(0.36, 0.34, 0.34)
    z = seed_half.verts[:, 2]
    seed_half.verts[:, 2] = np.where(z > 0, z * 0.12, z)
    return seed_half.pushed(0.03 * fractal(seed_half.verts * 3 + seed, 2)).marked(mark=z > 0.03)


def flake(seed: int) -> Shape:
    """Return a beaten grain of rice: thin, curled, ragged."""
    dice = np.random.default_rng(seed)
    body = boxy(4, (1.2 * dice.uniform(0.75, 1.15), 0.66 * dice.uniform(0.85, 1.2), 0.05), 2.4)
    x, y, _ = body.verts.T
    edge = np.hypot(x / 0.62, y / 0.36)
    body.verts[:, :2] *= (1 + 0.3 * fractal(body.verts * (2.4, 2.4, 0) + seed * 5.1, 3))[:, None]
    curl = dice.choice([-1, 1]) * dice.uniform(0.5, 1.1)
    body.verts[:, 2] += curl * y**2 * 2.2 + 0.5 * dice.normal() * x * y + 0.3 * curl * x**2
    body.verts[:, 2] += 0.24 * fractal(body.verts * (1.5, 1.5, 0) + seed * 3.3, 3)
    return body.marked(mark=smoothstep(0.7, 1.1, edge) * 0.7)


def coconut(seed: int) -> Shape:
    """Return a curved sliver of dry coconut with brown skin along one side."""
    dice = np.random.default_rng(seed)
    body = boxy(4, (2.5 * dice.uniform(0.75, 1.15), 0.62, 0.09), 2.7)
    x, y, _ = body.verts.T.copy()
    body.verts[:, 1] += 0.2 * x**2
    body.verts[:, 2] += 0.24 * x**2 * dice.choice([-1, 1]) + 0.1 * np.sin(1.7 * x + seed)
    rim = y / 0.31 + 0.9 * np.sqrt(np.clip(1 - (x / 1.3) ** 2, 0, 1))
    return body.marked(mark=smoothstep(0.28, 0.12, rim))


def leaf(seed: int) -> Shape:
    """Return a fried curry leaf, crisp and curled."""
    dice = np.random.default_rng(seed)
    u, w = np.meshgrid(np.linspace(0, 1, 30), np.linspace(-1, 1, 13), indexing="ij")
    long, bent = dice.uniform(2.2, 3.2), dice.uniform(-0.5, 0.5)
    wide = 0.24 * long * np.sin(np.pi * u**0.8) * (1 - 0.3 * u)
    high = 0.45 * np.abs(w) * wide + 0.25 * long * bent * (u - 0.5) ** 2 + 0.06 * np.sin(9 * u + w)
    verts = np.stack([(u - 0.5) * long, w * wide + 0.3 * bent * u**2, high], -1).reshape(-1, 3)
    return Shape(verts, sheet(30, 13)).marked(mark=np.exp(-((w.ravel() / 0.09) ** 2)) * 0.7)


def spice(seed: int) -> Shape:
    """Return a grain of crushed pepper or chilli."""
    return lump(seed, (0.2, 0.15, 0.1), 2, 3, 0.2).marked(mark=0.0)


# Each kind: its shape, its colour, its darker colour, that of its marked parts, rough, soft.
PIECES = {
    "sev": (sev, ("#dc9c14", "#bd780a", "#8a4606"), 0.5, 0.2),
    "boondi": (boondi, ("#e0a012", "#c07a0a", "#e3b03a"), 0.45, 0.12),
    "peanut": (peanut, ("#8a3018", "#5c1a0c", "#c08a5c"), 0.42, 0.05),
    "half-peanut": (half_peanut, ("#c08040", "#98602a", "#e2b878"), 0.5, 0.15),
    "gram": (gram, ("#d9a23a", "#b8781e", "#e3bb5e"), 0.55, 0.15),
    "flake": (flake, ("#ead08c", "#d8b25e", "#e6cd96"), 0.5, 0.4),
    "coconut": (coconut, ("#f0dfbc", "#d9b47c", "#6b3a1a"), 0.55, 0.3),
    "leaf": (leaf, ("#38591c", "#20380e", "#55752e"), 0.4, 0.05),
    "spice": (spice, ("#5a1f0c", "#24100a", "#24100a"), 0.7, 0.0),
}


def _surface(kind: str, tones, rough: float, soft: float, masala):
    """Return a fried skin; each piece differs in tone."""
    look = Surface(kind, shine=0.4, soft=soft, soft_colour=(0.5, 0.3, 0.1), depth=0.15)
    luck = look.node("ObjectInfo", {}, {}, "Random")
    fine, mid = look.noise(7, 6, 0.65), look.noise(1.8, 4)
    own, dark, marked = map(linear, tones)
    paint = look.paint(
        own,
        (luck.step(0.25, 1.0) * 0.65, dark),
        (mid.step(0.45, 0.7) * 0.45, dark),
        (look.value("mark"), marked),
        (fine.step(0.5, 0.75) * 0.4, dark),
    )
    if masala:
        powder = (look.noise(2.6, 6, 0.6) + luck * 0.12).step(0.47, 0.62)
        paint = look.paint(
            paint,
            (powder * (1.0 - look.value("mark") * 0.5) * 0.75, linear(masala)),
            (look.cells(5).step(0.2, 0.12) * 0.8, linear(masala, 0.25)),
        )
    relief = look.relief(fine, 0.45, 0.03)
    look.set(colour=paint, relief=relief, rough=fine.step(0.3, 0.7, rough - 0.1, rough + 0.1))
    return look.material
