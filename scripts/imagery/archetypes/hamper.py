"""A festival hamper: an oval cane basket with a ribbon, filled with sweets on tissue paper."""

import numpy as np
from kit import looks, scene, tableware, tray
from kit.dough import on_top
from kit.noise import fractal, smoothstep, warp
from kit.shapes import Shape, ball, circle, curve, join, pressed, sheet
from kit.surfaces import Surface, linear
from kit.tableware import Serving

from archetypes import barfi, kaju_katli, laddoo
from archetypes.petals import ORANGE, YELLOW, lay, marigold, petal_look

MOTICHOOR = ("#e8850c", "#f5a61a", "#c05606")
BESAN = ("#bd8a3c", "#a87326", "#80501a")


def build(
    serving: Serving,
    *,
    seed: int,
    size=(29.0, 20.0, 6.4),
    cane=("#b5793a", "#7a4718"),
    tissue="#d8a53c",
    ribbon="#8e0f2c",
) -> None:
    """Weave the basket, line it and pack it; `size` is its rim's width, depth and height."""
    before = set(scene.everything())
    _weave(size, cane, seed)
    scene.add(_crumpled(size, seed), _paper(tissue), "tissue")
    satin = looks.plain(ribbon, rough=0.36, shine=0.5, sheen=0.1)
    scene.add(_bow(size, seed), satin, "ribbon")
    _pack(size, size[2] * 0.8, seed)
    scene.group(set(scene.everything()) - before, (0, 0, serving.z))


def _oval(size, share: float, count: int):
    """Return evenly spaced points on the basket's wall, `share` of the rim, from the right."""
    angle = np.linspace(0, 2 * np.pi, 721)
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = np.sign(cos) * np.abs(cos) ** 0.8, np.sign(sin) * np.abs(sin) ** 0.8
    return curve(np.stack([x * size[0], y * size[1]], 1) * share / 2, count + 1, smooth=False)


def _wall(size, z: float, count: int, out: float = 0.0):
    """Return the wall's line at a height, moved outwards by a number or one a point."""
    line = _oval(size, 0.86 + 0.14 * z / size[2], count)
    along = np.gradient(line, axis=0)
    along[0] = along[-1] = (0, 1)
    away = np.stack([along[:, 1], -along[:, 0]], 1)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    line = line + away * np.broadcast_to(out, len(line))[:, None]
    return np.concatenate([line, np.full((len(line), 1), z)], 1)


def _weave(size, cane, seed: int, stakes: int = 48, pitch: float = 0.47) -> None:
    """Weave flat strands before and behind the stakes, close the rim with a twisted pair."""
    dice, count, parts = np.random.default_rng(seed), stakes * 6, []
    u = np.linspace(0, 1, count + 1)
    for row in range(int((size[2] - 0.5) / pitch)):
        swing = 0.17 * np.cos(np.pi * stakes * u + np.pi * row)
        line = _wall(size, 0.3 + row * pitch + dice.normal(0, 0.02), count, swing)
        line[:, 2] += 0.03 * fractal(line * 0.4 + row * 7, 2)
        strand = pressed(line, dice.uniform(0.92, 1.05), circle(6) * (0.25, 0.1))
        parts.append(strand.marked(luck=dice.random()))
    feet, heads = _wall(size, 0.05, stakes), _wall(size, size[2], stakes)
    for low, high in zip(feet[:-1], heads[:-1], strict=True):
        stake = pressed(curve([low, high], 8, smooth=False), 0.13, circle(8))
        parts.append(stake.marked(luck=dice.random()))
    for half in (0, np.pi):
        twist = 2 * np.pi * 26 * u + half
        line = _wall(size, size[2], count, 0.26 * np.cos(twist))
        line[:, 2] += 0.26 * np.sin(twist)
        parts.append(pressed(line, 0.3, circle(10)).marked(luck=dice.random()))
    scene.add(join(parts), _cane(cane), "basket")


def _cane(colours):
    look = Surface("cane", rough=0.5, shine=0.4, coat=0.15, coat_rough=0.3)
    fibre, luck = look.noise(3, 6, 0.6, look.place((0.6, 0.6, 6))), look.value("luck")
    paint = look.paint(
        linear(colours[0]),
        (fibre.step(0.42, 0.72) * 0.6, linear(colours[1])),
        (luck * 0.35, linear(colours[1])),
    )
    return look.set(colour=paint, relief=look.relief(fibre, 0.3, 0.04)).material


def _crumpled(size, seed: int) -> Shape:
    """Return tissue paper that lines the basket and stands a little above its rim."""
    rows, around = 100, 320
    out = np.linspace(0, 1, rows)[:, None]
    rim = _wall(size, size[2], around, -0.55)[:-1]
    flat = rim[None, :, :2] * out[..., None]
    verts = np.concatenate([flat, np.zeros((rows, around, 1))], -1).reshape(-1, 3)
    crease = fractal(warp(verts, 0.8, 0.3, seed) * 0.34, 4, gain=0.55, ridged=True, seed=seed)
    edge = smoothstep(0.86, 1, np.repeat(out[:, 0], around))
    verts[:, 2] = size[2] * 0.7 + 0.9 * (crease - 0.35) * (1 - 0.5 * edge)
    tongue = 0.9 + 1.3 * fractal(verts * 0.5 + 40, 3)
    verts[:, 2] += edge * (size[2] * 0.3 + tongue)
    return Shape(verts, sheet(rows, around, closed=True))


def _paper(colour: str):
    look = Surface("tissue", rough=0.55, shine=0.3, sheen=0.3)
    fine = look.noise(1.5, 6)
    paint = look.mix(fine.step(0.35, 0.7), linear(colour), linear(colour, 0.75))
    return look.set(colour=paint, relief=look.relief(fine, 0.2, 0.08)).material


def _bow(size, seed: int) -> Shape:
    """Return a band of ribbon around the basket and a bow tied in front."""
    band_z, count = size[2] * 0.42, 360
    low, high = (_wall(size, band_z + side, count, 0.34) for side in (-0.75, 0.75))
    parts = [_strip(low, high)]
    knot = np.array([0.0, -size[1] / 2 * (0.86 + 0.14 * 0.42) - 0.55, band_z])
    t = np.linspace(0, 1, 60)
    thin = 0.4 + 0.6 * np.sin(np.pi * t) ** 0.8
    for side in (-1, 1):
        loop = [side * 3.6 * np.sin(np.pi * t) ** 0.9, -0.9 * np.sin(np.pi * t)]
        loop.append(1.15 * np.sin(2 * np.pi * t) + 0.7 * np.sin(np.pi * t))
        parts.append(_ribboned(np.stack(loop, 1) + knot, (0, 0.7, 0.7), 0.8 * thin))
        tail = [side * (2.6 * t + 0.4 * np.sin(4 * t)), -0.35 - 2.0 * t**2 - 0.5 * np.sin(5 * t)]
        tail.append(-(band_z - 0.25) * np.sin(np.pi / 2 * np.minimum(t * 1.25, 1)))
        wide = 0.75 * (0.45 + 0.55 * smoothstep(0, 0.3, t))
        parts.append(_ribboned(np.stack(tail, 1) + knot, (side * 0.9, -0.3, 0.35), wide))
    parts.append(ball(4).scaled(0.62, 0.5, 0.66).moved(*(knot + (0, -0.25, 0))))
    return join(parts)


def _ribboned(path, across, half):
    across = np.asarray(across) / np.linalg.norm(across)
    reach = across * np.broadcast_to(half, len(path))[:, None]
    return _strip(path - reach, path + reach)


def _strip(low, high, columns: int = 7) -> Shape:
    share = np.linspace(0, 1, columns)[None, :, None]
    verts = low[:, None] * (1 - share) + high[:, None] * share
    return Shape(verts.reshape(-1, 3), sheet(len(low), columns))


def _pack(size, z: float, seed: int) -> None:
    """Put the sweets onto the tissue."""
    tilted = Serving(z)
    balls = laddoo.laddoos("motichoor", 2.2, MOTICHOOR, "slivers", seed, 2, 1.3)
    low = [(-10.2, 1.2), (-9.4, -3.3), (-5.6, -1.0), (-6.6, 3.6)]
    for number, (x, y) in enumerate([*low, (-7.9, 0.2)]):
        up = z + 1.9 + (3.0 if number == 4 else 0)
        scene.copy(balls[number % 2], (x, y, up), (0.1, -0.08, 1.7 * number))
    _at((-1.0, 3.9), 8, lambda: _cubes(tilted, seed))
    _at((0.8, -2.9), -5, lambda: _lozenges(tilted, seed))
    _at((8.2, 2.6), 0, lambda: _bowl(seed), z - 0.5)
    besan = laddoo.laddoos("besan", 2.0, BESAN, "almond", seed + 4, 2, 1.5)
    for number, (x, y) in enumerate([(8.0, -4.8), (11.3, -2.4)]):
        scene.copy(besan[number], (x, y, z + 1.75), (-0.15, 0.1, 2.3 * number))
    for number, (pair, spot) in enumerate([(ORANGE, (-5.9, -5.7)), (YELLOW, (3.8, 6.6))]):
        lay([marigold(seed + number, 1.8)], petal_look(pair), [spot], seed, z, 0.25)


def _at(spot, turn: float, make, lift: float = 0.0) -> None:
    before = set(scene.everything())
    make()
    scene.group(set(scene.everything()) - before, (*spot, lift), turn)


def _cubes(serving: Serving, seed: int) -> None:
    size = (3.6, 3.6, 2.1)
    moulds = barfi.coconut(size, seed, count=2, pink=0.42, flakes=500, fineness=6)
    spots = [[-0.53, 0.3, 0, 3], [0.55, 0.3, 0, -4], [-0.5, 0.28, 1, 6], [0.52, 0.3, 1, -9]]
    tray.lay(moulds, serving, size, [{"how": "flat", "at": spots}], seed)


def _lozenges(serving: Serving, seed: int) -> None:
    size = (3.2, 4.4, 0.7)
    rows = {"how": "tiles", "rows": 3, "count": 4, "gap": 1.05, "steep": 24, "at": [0, 0.68]}
    tray.lay(kaju_katli.lozenges(size, seed, count=3, fineness=6), serving, size, [rows], seed)


def _bowl(seed: int) -> None:
    """Fill a small brass bowl with sweet boondi."""
    serving = tableware.bowl(radius=4.1, depth=3.3)
    heap = ball(5).scaled(3.6, 3.6, 1.9).moved(0, 0, serving.z + 1.9)
    drops = [ball(2).scaled(s, s, s) for s in (0.2, 0.23, 0.26)]
    for number, colour in enumerate(("#e0800c", "#efa416", "#d8660a")):
        strewn = on_top(heap, drops, 230, seed + number, steep=0.1, sink=-0.1)
        material = looks.plain(colour, rough=0.35, soft=0.15, coat=0.2)
        scene.add(strewn, material, "boondi")
    scene.add(heap, looks.plain("#8a3f05", rough=0.6), "boondi")
