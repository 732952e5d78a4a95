"""Fried chips: thin wafers of banana, potato or tapioca, and banana pieces in jaggery."""

import numpy as np
from kit import looks, scene
from kit.heaped import Heap
from kit.noise import fractal, smoothstep
from kit.shapes import Shape, skin_of, turned_on_a_lathe
from kit.surfaces import Surface, linear
from kit.tableware import Serving


def build(
    serving: Serving,
    *,
    seed: int,
    kind="banana",
    count=90,
    colours=("#dd9a0c", "#b9700a", "#7a4408"),
    dust=None,
    radius=8.0,
    rise=4.0,
    brim=0.0,
    deep=2.5,
    tilt=0.35,
    follow=1.0,
    tries=22,
    full=0.1,
    strays=(),
) -> None:
    """Heap chips of a kind; `strays` are places, (x, y), of more of them on the table.

    `colours` are the chip's own, that of its rim and that of its browned spots; `dust` is the
    colour of what is strewn over. `follow` is how far chips lie along the heap's slope, from 0
    to 1, and `tries` is the number of places each is tried in.
    """
    heap = Heap(serving, radius=radius, rise=rise, brim=brim, deep=deep, step=0.13)
    heap.fill(looks.crumb(colours[1], colours[2]))
    surface = sugared(colours, dust) if kind == "jaggery" else fried(colours, dust)
    shapes = [KINDS[kind](seed + number) for number in range(5)]
    moulds = [scene.mould(scene.add(shape, surface, kind)) for shape in shapes]
    order, manner = [moulds[n % 5] for n in range(count)], {"tilt": tilt, "follow": follow}
    heap.pour(order, seed, tries=tries, full=full, **manner)
    for number, (x, y) in enumerate(strays):
        low = shapes[number % 5].verts[:, 2].min()
        scene.copy(moulds[number % 5], (x, y, -low), (0, 0, 2.1 * number + seed))


def wafer(seed: int, size, thick: float, rim=0.0, rings=30, around=110, ragged=0.04) -> Shape:
    """Return a thin slice of a (x, y) size; `edge` grows from 0 in the middle to 1."""
    out = np.concatenate([np.linspace(0, 0.97, rings), [0.99, 1.0, 0.99]])
    out = np.concatenate([out, np.linspace(0.97, 0, rings)])
    face = np.concatenate([np.ones(rings), [0.7, 0, -0.7], -np.ones(rings)])
    swell = 1 + rim * np.exp(-(((out - 0.93) / 0.07) ** 2))
    disc = turned_on_a_lathe(np.stack([out, face * swell * thick / 2], 1), around)
    edge = np.repeat(out, around)
    angle = np.arctan2(disc.verts[:, 1], disc.verts[:, 0])
    ring = np.stack([np.cos(angle), np.sin(angle), 0 * angle], 1) * 1.2 + seed * 3.7
    reach = 1 + ragged * 2 * fractal(ring, 3)
    disc.verts[:, :2] *= np.asarray(size) / 2 * reach[:, None]
    return disc.marked(edge=edge, core=0.0, high=0.0)


def curled(shape: Shape, radius: float, turn: float) -> Shape:
    """Return the shape rolled about an axis at an angle in the XY plane, as onto a cylinder."""
    flat = shape.turned((0, 0, turn))
    x, y, z = flat.verts.T
    bent = [(radius - z) * np.sin(x / radius), y, radius - (radius - z) * np.cos(x / radius)]
    return Shape(np.stack(bent, 1), flat.faces, flat.values)


def _rippled(shape: Shape, seed: int, wave: float, scale: float, blisters: float) -> Shape:
    """Return the wafer waved, with small blisters; `high` says where they are."""
    flat = shape.verts * (1, 1, 0) + seed * 9.1
    bump = smoothstep(0.12, 0.45, fractal(flat * 2.2, 3, seed=seed))
    up = wave * fractal(flat * scale, 2, seed=seed + 1) * (0.35 + shape.values["edge"])
    up = up + blisters * bump + 0.012 * fractal(flat * 6, 3)
    shape.verts[:, 2] += up
    return shape.marked(high=bump)


def _banana(seed: int) -> Shape:
    """Return a thin round of banana: a firmer rim, three faint seed rows in the middle."""
    dice = np.random.default_rng(seed)
    disc = wafer(seed, (4.1, 4.1 * dice.uniform(0.88, 1)), 0.15, rim=0.9)
    x, y, edge = *disc.verts[:, :2].T, disc.values["edge"]
    arms = np.abs(np.cos(1.5 * np.arctan2(y, x) + seed)) ** 6
    core = np.exp(-(((edge - 0.2) / 0.13) ** 2)) * (0.35 + 0.65 * arms)
    disc = _rippled(disc, seed, 0.35, 0.35, 0.03)
    return curled(disc, dice.uniform(4, 9), dice.uniform(0, 6)).marked(core=core)


def _potato(seed: int) -> Shape:
    """Return a wafer of potato, curled up strongly in the oil."""
    dice = np.random.default_rng(seed)
    disc = wafer(seed, (6.2, 4.9), 0.09, ragged=0.05, rings=34, around=130)
    disc = _rippled(disc, seed, 0.75, 0.34, 0.06)
    bent = curled(disc, dice.uniform(1.7, 3.4), dice.uniform(0, 6))
    bent.verts[:, 2] += 0.05 * bent.verts[:, 1] ** 2 * dice.choice([-1, 1])
    return bent.moved(0, 0, -bent.verts[:, 2].mean())


def _tapioca(seed: int) -> Shape:
    """Return a thin round of tapioca with fine rays and a thread in its middle."""
    dice = np.random.default_rng(seed)
    disc = wafer(seed, (4.9, 4.5 * dice.uniform(0.9, 1.08)), 0.11, ragged=0.06)
    x, y, edge = *disc.verts[:, :2].T, disc.values["edge"]
    rays = 0.3 * np.clip(np.sin(np.arctan2(y, x) * 23 + 3 * edge), 0, 1) * edge
    core = np.maximum(smoothstep(0.07, 0.03, edge), rays)
    disc = _rippled(disc, seed, 0.55, 0.4, 0.04)
    return curled(disc, dice.uniform(3.2, 7), dice.uniform(0, 6)).marked(core=core)


def _jaggery(seed: int) -> Shape:
    """Return a thick half or quarter round of banana under an uneven coat."""
    dice, step = np.random.default_rng(seed), 0.07
    size, thick = dice.uniform(1.55, 1.8), dice.uniform(0.44, 0.54)
    axes = [np.arange(-low, 2.1, step) for low in (2.1, 2.1, 0.9)]
    x, y, z = np.meshgrid(*axes[:2], np.arange(-0.9, 0.9, step), indexing="ij")
    sides = [
        lambda x, y, z: np.hypot(x, y) - size,
        lambda x, y, z: -y,
        lambda x, y, z: np.abs(z) - thick,
    ]
    if seed % 5 > 2:
        sides.append(lambda x, y, z: -x * 0.95 - y * 0.2)
    solid = np.log(sum(np.exp(14 * side(x, y, z)) for side in sides)) / 14
    piece = skin_of(solid, (-2.1, -2.1, -0.9), step)
    x, y, z = piece.verts.T
    sides = np.stack([side(x, y, z) for side in sides])
    edge = smoothstep(-0.28, -0.03, np.sort(sides, 0)[-2])
    piece = piece.moved(*-piece.verts.mean(0))
    lumpy = 0.06 * fractal(piece.verts * 0.9 + seed * 3, 3)
    lumpy += 0.022 * fractal(piece.verts * 4 + seed, 3)
    return piece.pushed(lumpy).marked(high=smoothstep(-0.1, 0.12, lumpy), edge=edge)


KINDS = {"banana": _banana, "potato": _potato, "tapioca": _tapioca, "jaggery": _jaggery}


def fried(colours, dust):
    """Return the skin of a thin chip, browner at the rim and on its blisters."""
    look = Surface("chip", shine=0.4, soft=0.22, soft_colour=(0.5, 0.3, 0.08), depth=0.12)
    luck = look.node("ObjectInfo", {}, {}, "Random")
    fine, mid, broad = look.noise(7, 6, 0.65), look.noise(1.6, 4), look.noise(0.45, 3)
    own, rim, brown = map(linear, colours)
    toast = (look.value("edge") + (broad - 0.5) * 0.5 + (luck - 0.5) * 0.2).step(0.72, 1.1)
    paint = look.paint(
        own,
        (mid.step(0.4, 0.7) * 0.3, rim),
        (toast * 0.9, rim),
        (toast * broad.step(0.5, 0.62) * 0.75, brown),
        (look.value("high") * 0.3, rim),
        (look.value("core") * 0.65, brown),
        (fine.step(0.55, 0.75) * 0.25, rim),
    )
    if dust:
        grains = look.cells(3.2).step(0.27, 0.17) * look.noise(1.2, 4).step(0.36, 0.52)
        powder = look.noise(9, 5, 0.7).step(0.5, 0.66) * mid.step(0.35, 0.6) * 0.8
        paint = look.paint(paint, (powder, linear(dust)), (grains, linear(dust, 0.7)))
    relief = look.relief(fine + look.noise(3, 3), 0.35, 0.04)
    return look.set(colour=paint, rough=fine.step(0.3, 0.7, 0.36, 0.56), relief=relief).material


def sugared(colours, dust):
    """Return a glossy coat of jaggery, grained at its edges, dusted on what looks up."""
    look = Surface("jaggery", shine=0.5, soft=0.06, soft_colour=(0.4, 0.15, 0.04), depth=0.12)
    fine, mid, grain = look.noise(6, 7, 0.68), look.noise(1.5, 4), look.noise(14, 4, 0.7)
    own, dark, bare = map(linear, colours)
    grained = (look.value("edge") * 0.7 + (mid - 0.5) * 2.0 + (fine - 0.5) * 0.8).step(0.4, 0.95)
    paint = look.paint(
        own,
        (mid.step(0.4, 0.65), dark),
        (look.value("high").step(0.3, 0.0) * 0.5, dark),
        (grained * grain.step(0.35, 0.6, 0.45, 0.95), bare),
    )
    dull = grained * 0.7
    if dust:
        up = look.node("NewGeometry", {}, {}, "Normal")
        up = look.node("SeparateXYZ", {}, {"Vector": up}, "Z").step(0.35, 0.9)
        powder = up * grain.step(0.43, 0.62) * look.noise(1.1, 4).step(0.34, 0.6, 0.2, 1.0)
        paint, dull = look.mix(powder * 0.7, paint, linear(dust)), dull + powder * 0.5
    rough = dull.step(0.0, 1.0, 0.26, 0.8)
    look.set(colour=paint, rough=rough, relief=look.relief(fine + grained * grain, 0.45, 0.04))
    return look.set(coat=(1.0 - dull) * 0.5, coat_rough=0.15).material
