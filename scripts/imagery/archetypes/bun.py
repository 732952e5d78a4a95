"""Soft, glazed dough: burger buns, pav in a sheet, spiced buns and filled rolls."""

import numpy as np
from kit import looks, scene
from kit.dough import BUN, cut_flat, moulded, on_top, sesame
from kit.noise import cracks, flecks, fractal, smoothstep, warp
from kit.shapes import Shape
from kit.surfaces import Surface, linear
from kit.tableware import Serving

# Where whole pieces lie, as (x, y, turn in degrees), in parts of the piece's length.
PLACES = {
    "three": [(-0.78, 0.25, 20), (0.3, 0.62, 200), (0.42, -0.52, 75)],
    "two": [(-0.1, 0.62, 14), (0.12, -0.02, 172)],
    "sheet": [(x - 0.75, y, 0) for y in (-0.44, 0.44) for x in (-0.88, 0, 0.88)],
}


def build(
    serving: Serving,
    *,
    seed: int,
    size=(10.0, 10.0, 6.0),
    power=2.0,
    top=("#a85f22", "#7a3a12"),
    side="#e0b272",
    crumb=("#f6e3bd", "#e3c48f"),
    gloss=0.35,
    seeds=0,
    flecked=(),
    filling=(),
    layout="three",
    opened=0,
) -> None:
    """Bake buns, lay them out and put `opened` cut ones, their filling seen, in front."""
    skin = _crust(top, side, crumb, gloss, flecked, filling)
    kernel = looks.plain("#efdcb2", rough=0.5, soft=0.15)
    for number, (x, y, turn) in enumerate(PLACES[layout]):
        dough = _baked(moulded(BUN, size, power), seed + number, size).marked(cut=0.0, fill=0.0)
        at = (x * size[0], y * size[0 if layout != "sheet" else 1], serving.z)
        _add(dough, skin, kernel, seeds, seed + number, at, turn)
    if layout == "sheet":
        _add(dough, skin, kernel, 0, seed, (size[0] * 0.95, -size[1] * 0.85, serving.z), -24)
    left = 0.85 if layout == "three" else 0.35
    for number in range(opened):
        half = _opened(size, power, seed + 9 * number, bool(filling))
        at = ((number - left) * size[0] * 0.72, -0.62 * size[0], serving.z)
        _add(half, skin, kernel, seeds // 2, seed + 50 + number, at, -68 - 30 * number)


def _add(dough: Shape, skin, kernel, seeds: int, seed: int, at, turn: float) -> None:
    parts = [scene.add(dough, skin, "bun")]
    if seeds:
        keep = dough.values["cut"] < 0.5
        strewn = on_top(dough, sesame(), seeds, seed, steep=0.55, sink=0.1, keep=keep)
        parts.append(scene.add(strewn, kernel, "sesame"))
    scene.group(parts, at, turn)


def _baked(dough: Shape, seed: int, size) -> Shape:
    """Return the risen bun with its wrinkles and what its colours follow."""
    move, normals = dough.verts + seed * 13.7, dough.normals()
    wrinkles = cracks(warp(move, 0.5, 0.6, seed) * 0.5, seed, 0.1)
    height = 0.28 * fractal(move * 0.22, 3, seed=seed) + 0.05 * fractal(move * 0.9, 3, seed=seed)
    height += 0.012 * fractal(move * 5, 4, gain=0.6, seed=seed) - 0.02 * wrinkles
    bit = flecks(move, seed, 1.5, 0.3, 0.3)
    height += 0.03 * (bit > 0)
    height = height * smoothstep(0, 0.4, dough.verts[:, 2])
    high = np.clip(dough.verts[:, 2] / size[2], 0, 1.2)
    return dough.marked(bit=bit, high=high, up=normals[:, 2]).pushed(height, normals)


def _opened(size, power: float, seed: int, filled: bool) -> Shape:
    """Return half a bun with its cut face towards +X, the filling bulging out a little."""
    half = cut_flat(_baked(moulded(BUN, size, power, 260, 700), seed, size))
    y, z, cut = half.verts[:, 1], half.verts[:, 2], half.values["cut"]
    wobble = 0.12 * fractal(half.verts * 0.9 + seed, 3)
    out = np.hypot(y / (size[1] * 0.33), (z - size[2] * 0.45) / (size[2] * 0.27)) + wobble
    fill = smoothstep(1.02, 0.94, out) * cut * filled
    bit = np.where(fill > 0.5, flecks(half.verts * (1, 1.0, 1.0), seed, 1.7, 0.75, 0.46), 0)
    crumb = 0.07 * fractal(half.verts * 4, 4, gain=0.65) - 0.1 * smoothstep(
        0.25, 0.5, fractal(half.verts * 3.1 + 4, 3)
    )
    lumps = 0.3 * (bit > 0) * (1 - 0.5 * fractal(half.verts * 3, 3)) + 0.18 * fractal(
        half.verts * 2
    )
    half.verts[:, 0] += cut * ((1 - fill) * crumb + fill * (lumps + 0.1))
    bit = np.where(cut > 0.5, bit, half.values["bit"])
    return half.marked(fill=fill, bit=bit)


def _crust(top, side: str, crumb, gloss: float, flecked, filling):
    """Return the glazed crust, pale at the sides, and the crumb and filling of a cut."""
    look = Surface("bun", shine=0.4, soft=0.12, soft_colour=(0.5, 0.25, 0.1), depth=0.3)
    broad, mid, fine = look.noise(0.3, 4), look.noise(1.3, 4), look.noise(5, 7, 0.65)
    rise = look.value("high") + (broad - 0.5) * 0.45 + (mid - 0.5) * 0.12
    skin = look.paint(
        linear(side),
        (rise.step(0.22, 0.62), linear(top[0])),
        (rise.step(0.6, 1.05), linear(top[1])),
        (fine.step(0.5, 0.75) * 0.18, linear(side)),
    )
    skin = looks.flecked(look, skin, list(flecked))
    inside = look.paint(linear(crumb[0]), (fine.step(0.4, 0.7) * 0.8, linear(crumb[1])))
    inside = looks.flecked(look, inside, list(filling or flecked))
    if filling:
        sauce = look.paint(linear(filling[0], 0.8), (fine.step(0.4, 0.7), linear(filling[0], 0.5)))
        sauce = looks.flecked(look, sauce, list(filling))
        inside = look.mix(look.value("fill"), inside, sauce)
    cut = look.value("cut")
    glaze = rise.step(0.3, 0.7) * (1.0 - cut) * gloss
    relief = look.relief(fine + look.cells(7) * cut * 0.8, 0.25, 0.04)
    look.set(colour=look.mix(cut, skin, inside), coat=glaze, coat_rough=0.3, relief=relief)
    return look.set(rough=cut.step(0, 1, 0.55, 0.85)).material
