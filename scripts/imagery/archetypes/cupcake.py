"""Cupcakes and muffins in pleated paper: piped swirls, domes, sprinkles, berries and cherries."""

import numpy as np
from kit import looks, scene
from kit.dough import on_top
from kit.noise import cells, cracks, flecks, fractal, smoothstep, warp
from kit.shapes import (
    Shape,
    ball,
    boxy,
    circle,
    curve,
    lump,
    pressed,
    sheet,
    turned_on_a_lathe,
)
from kit.surfaces import Surface, linear
from kit.tableware import Serving

PLACES = {
    "trio": [(0, -2.6), (7.4, 3.4), (-7.6, 4.4)],
    "row": [(-7.6, 0.8), (0, -0.8), (7.6, 0.6)],
    "four": [(-3.8, -3.6), (4.0, -2.9), (-4.2, 4.4), (3.9, 4.8)],
    "pair": [(-3.5, -1.2), (4.2, 1.6)],
}
SPRINKLES = ("#e8476a", "#ffd23f", "#3bb3c3", "#8bc34a", "#fff7ee", "#f58a3c")


def build(
    serving: Serving,
    *,
    seed: int,
    places="trio",
    papers=("#fbf3e6",),
    sponge=("#e0ad62", "#b97a34"),
    swirls=(),
    dome=1.7,
    sprinkles=(),
    cherries=0,
    berries=(),
    chunks=(),
    flecked=(),
) -> None:
    """Bake cups; with `swirls` (colours) they are piped, without they are muffins."""
    cake = _crumb(*sponge, flecked)
    for number, (x, y) in enumerate(PLACES[places]):
        before = set(scene.everything())
        scene.add(_liner(seed + number), looks.paper(papers[number % len(papers)]), "liner")
        top = _dome(seed + number, 1.5 if swirls else dome)
        scene.add(top, cake, "sponge")
        if swirls:
            _pipe(swirls[number % len(swirls)], seed + number, sprinkles, number < cherries)
        else:
            _strew(top, seed + number, berries, chunks)
        new = [thing for thing in scene.everything() if thing not in before]
        scene.group(new, (x, y, serving.z), 67 * number)


def _liner(seed: int, low=2.35, high=3.35, tall=4.1, pleats=34) -> Shape:
    up = np.linspace(0, 1, 60)[:, None]
    around = np.linspace(0, 2 * np.pi, pleats * 20, endpoint=False)[None]
    fold = np.abs(((around * pleats / (2 * np.pi)) % 1) - 0.5) * 4 - 1
    wave = 0.03 * np.sin(around * 3 + seed) + 0.02 * np.sin(around * 7 + 2 * seed)
    radius = low + (high - low) * up**0.95 + (0.05 + 0.1 * up) * fold + wave * up
    radius = radius + 0.1 * smoothstep(0.88, 1, up)
    height = tall * up + (0.05 * np.sin(around * 5 + seed) + 0.03 * fold) * up
    verts = np.stack([radius * np.cos(around), radius * np.sin(around), height + 0 * around], -1)
    return Shape(verts.reshape(-1, 3), sheet(60, pleats * 20, closed=True)[:, ::-1])


def _dome(seed: int, dome: float) -> Shape:
    """Return the risen top: a smooth cap under a swirl, or the cracked dome of a muffin."""
    r, low = 3.16, 3.75
    over = 1.0 + 0.1 * smoothstep(1.6, 2.6, dome)
    top = [
        (0, dome),
        (r * 0.45, dome * 0.9),
        (r * 0.8 * over, dome * 0.66),
        (r * over, dome * 0.36),
    ]
    side = [(r * 1.01 * over, dome * 0.2), (r * 0.97, 0.02), (r * 0.9, -0.9)]
    flat = turned_on_a_lathe(curve([*top, *side], 190) + (0, low), 480)
    normals, move = flat.normals(), flat.verts + seed * 7.7
    split = cracks(warp(move, 0.5, 0.7, seed) * 0.55, seed, 0.2)
    split = split * smoothstep(0.1, 0.6, normals[:, 2]) * smoothstep(1.6, 2.4, dome)
    pores, _ = cells(move * 2.6, seed)
    height = 0.12 * fractal(move * 0.6, 3, seed=seed) + 0.06 * fractal(move * 4, 4, gain=0.65)
    height -= 0.16 * split + 0.08 * smoothstep(0.32, 0.1, pores[:, 0]) * (
        fractal(move * 1.5, 2) > 0
    )
    bit = flecks(move, seed, 1.6, 0.3, 0.3)
    rise = (flat.verts[:, 2] - low) / dome
    flat = flat.marked(height=height, split=split, bit=bit, rise=rise)
    return flat.pushed(height, normals)


def _crumb(light: str, dark: str, flecked):
    look = Surface(
        "sponge", rough=0.8, shine=0.15, soft=0.15, soft_colour=(0.3, 0.15, 0.06), depth=0.2
    )
    fine, broad = look.noise(7, 8, 0.7), look.noise(0.5, 3)
    paint = look.paint(
        linear(light),
        ((look.value("rise") + broad * 0.5).step(0.55, 1.2) * 0.7, linear(dark)),
        (fine.step(0.4, 0.7) * 0.6, linear(dark)),
        (look.value("height").step(0, -0.12) * 0.3, linear(dark)),
        (look.value("split") * 0.75, linear(light, 1.15)),
    )
    paint = looks.flecked(look, paint, list(flecked))
    return look.set(colour=paint, relief=look.relief(fine, 0.6, 0.05)).material


def _pipe(colour: str, seed: int, sprinkles, crowned: bool) -> None:
    """Pipe a swirl through a star nozzle and finish it with sprinkles and a cherry."""
    swirl = star_swirl(seed)
    dark = colour < "#9"
    scene.add(swirl, looks.cream(colour, 0.85, 0.1 if dark else 0.5, 0.36), "swirl")
    core = turned_on_a_lathe([(0, 7.7), (0.55, 7), (1.5, 5.4), (2.2, 4.3), (2.2, 3.7)], 48)
    scene.add(core, looks.cream(colour), "swirl")
    if sprinkles:
        tube = turned_on_a_lathe(
            [(0, 0.23), (0.05, 0.22), (0.075, 0.17), (0.075, -0.17), (0.05, -0.22), (0, -0.23)], 12
        )
        lying = [tube.turned((np.pi / 2, 0, 0))]
        share = 84 // len(sprinkles)
        for number, tint in enumerate(sprinkles):
            strewn = on_top(swirl, lying, share, seed * 11 + number, steep=0.2, sink=0.05)
            scene.add(strewn, looks.plain(tint, rough=0.3, coat=0.3), "sprinkles")
    if crowned:
        cherry((0.05, -0.05, swirl.verts[:, 2].max() - 0.12), seed)


def star_swirl(seed: int, radius=2.5, low=4.55, high=4.4, thick=(1.22, 0.36), turns=3.15) -> Shape:
    """Return a helix of cream from a star nozzle, drawn to a point."""
    t = np.linspace(0, 1, 1300)
    angle = t * turns * 2 * np.pi + seed
    out = radius * (1 - t) ** 0.8 + 0.02
    rise = low + high * 0.86 * t**1.04 + 0.55 * smoothstep(0.9, 1, t) ** 1.5
    path = np.stack([out * np.cos(angle), out * np.sin(angle), rise], 1)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    even = np.linspace(0, length[-1], len(t))
    path = np.stack([np.interp(even, length, axis) for axis in path.T], 1)
    t = np.interp(even, length, t)
    around = np.linspace(0, 2 * np.pi, 110, endpoint=False)
    star = 0.56 + 0.46 * np.abs(np.sin(around * 3)) ** 0.62
    section = np.stack([np.cos(around) * star, np.sin(around) * star], 1)
    width = thick[0] + (thick[1] - thick[0]) * t**1.1
    width = width * smoothstep(-0.012, 0.03, t) ** 0.6 * (1 - 0.93 * smoothstep(0.93, 1, t))
    swirl = pressed(path, width, section, 9.0)
    rough = 0.03 * fractal(swirl.verts * 1.1 + seed, 3) + 0.01 * fractal(swirl.verts * 5, 3)
    return swirl.pushed(rough)


def cherry(at, seed: int, size: float = 1.0) -> None:
    """Put a glazed cherry with its stem on a spot."""
    red = looks.plain("#a3081c", rough=0.14, coat=0.6, soft=0.2, soft_colour=(0.5, 0.05, 0.03))
    line = [(0, 0.62), (0.12, 0.7), (0.35, 0.82), (0.72, 0.68), (0.9, 0.15), (0.78, -0.45)]
    fruit = turned_on_a_lathe(curve([*line, (0.4, -0.8), (0, -0.86)], 70), 80)
    fruit = fruit.pushed(0.03 * fractal(fruit.verts * 0.9 + seed, 2))
    t = np.linspace(0, 1, 50)
    path = np.stack([0.9 * t**2, 0.25 * t**2.2, 0.62 + 2.6 * t], 1)
    stem = pressed(path, 0.055 + 0.06 * smoothstep(0.9, 1, t), circle(14))
    scene.add(fruit.moved(0, 0, 0.75).scaled(size).moved(*at), red, "cherry")
    scene.add(
        stem.moved(0, 0, 0.75).scaled(size).moved(*at), looks.plain("#5a6b23", rough=0.5), "stem"
    )


def _strew(top: Shape, seed: int, berries, chunks) -> None:
    """Sink berries or chunks into the dome of a muffin."""
    if berries:
        fruit = ball(4).pushed(0.05 * fractal(ball(4).verts * 1.5, 3)).scaled(0.5, 0.5, 0.44)
        skin = Surface("berry", rough=0.45, shine=0.4, coat=0.1)
        bloom = skin.noise(2.5, 5).step(0.4, 0.7)
        skin.set(colour=skin.mix(bloom, linear(berries[0]), linear(berries[-1])))
        scene.add(on_top(top, [fruit], 9, seed, steep=0.5, sink=0.28), skin.material, "berries")
    if chunks:
        pieces = [lump(seed + n, (0.85, 0.7, 0.55), 4, 4, 0.05) for n in range(4)]
        scene.add(
            on_top(top, pieces, 15, seed, steep=0.4, sink=0.25), looks.chocolate(*chunks), "chunks"
        )
    if not berries and not chunks:
        slabs = [boxy(3, (0.7, 0.45, 0.12), 3.0)]
        scene.add(on_top(top, slabs, 10, seed, steep=0.5, sink=0.2), looks.plain("#c9a06a"), "oats")
