"""Cakes: layered squares, round cakes under ganache, and filled pies cut in wedges."""

import math

import numpy as np
from kit import looks, scene
from kit.dough import on_top, wedge
from kit.noise import flecks, fractal, smoothstep
from kit.shapes import Shape, boxy, curve, turned_on_a_lathe
from kit.surfaces import Surface, linear
from kit.tableware import Serving

from archetypes.cupcake import cherry, star_swirl


def build(serving: Serving, *, seed: int, kind="squares", **style) -> None:
    """Make layered `squares`, a `ganache` cake or a filled `pie`."""
    {"squares": _squares, "ganache": _ganache, "pie": _pie}[kind](serving, seed, **style)


def _squares(
    serving: Serving,
    seed: int,
    size=(5.2, 5.2, 4.4),
    sponge=("#e6b54f", "#c98f2e"),
    jam="#7a1016",
    flakes="#f7f0e2",
    places=((-3.6, 1.8, 12), (2.6, 3.1, -20), (0.9, -3.4, 32)),
) -> None:
    """Cut squares of soaked sponge with jam in the middle and on top, coconut over it."""
    crumb, strips = _layers(sponge, jam), looks.plain(flakes, rough=0.8, soft=0.2)
    for number, (x, y, turn) in enumerate(places):
        block = boxy(7, size, 16).moved(0, 0, size[2] / 2)
        move = block.verts + seed + 9.3 * number
        height = 0.06 * fractal(move * 0.6, 3) + 0.05 * fractal(move * 3.2, 4, gain=0.65)
        rank = np.clip(block.verts[:, 2] / size[2], 0, 1)
        glaze = smoothstep(0.93, 0.96, rank + 0.03 * fractal(move * (0.9, 0.9, 0.2), 3))
        block = block.pushed(height * (1 - glaze) + 0.08 * glaze).marked(rank=rank, glaze=glaze)
        flake = boxy(2, (0.55, 0.1, 0.06), 3)
        keep = block.verts[:, 2] > 0.97 * size[2]
        coconut = on_top(block, [flake], 330, seed + number, steep=0.8, sink=0.0, keep=keep)
        parts = [scene.add(block, crumb, "square"), scene.add(coconut, strips, "coconut")]
        scene.group(parts, (x, y, serving.z), turn)


def _layers(sponge, jam: str):
    look = Surface("layers", shine=0.3, soft=0.2, soft_colour=looks.RED_SOFT, depth=0.25)
    fine, pores, rank = look.noise(6, 8, 0.7), look.cells(4.5).step(0.4, 0.08), look.value("rank")
    wave = rank + (look.noise(0.7, 3) - 0.5) * 0.05
    seam = wave.step(0.46, 0.48) * wave.step(0.545, 0.525)
    glaze = look.value("glaze")
    paint = look.paint(
        linear(sponge[0]),
        (fine.step(0.4, 0.7) * 0.8, linear(sponge[1])),
        (pores * 0.45, linear(sponge[1], 0.7)),
        (wave.step(0.08, 0.0) * 0.8, linear(sponge[1], 0.5)),
        (seam * 0.95, linear(jam)),
        (glaze, linear(jam)),
    )
    relief = look.relief(fine * 0.7 - pores * 0.6, 0.5, 0.06)
    return look.set(colour=paint, rough=glaze.step(0, 1, 0.85, 0.22), relief=relief).material


def _ganache(
    serving: Serving, seed: int, radius=8.6, tall=7.0, rosettes=8, cream="#f6ead6", cherries=True
) -> None:
    """Pour ganache over a round cocoa cake and pipe rosettes with a cherry each."""
    corner = [(radius * 0.93, tall), (radius * 0.985, tall - 0.12), (radius, tall - 0.6)]
    line = [(0, tall), (radius * 0.5, tall), *corner, (radius, 0.4), (radius * 0.98, 0), (0, 0)]
    body = _coated(curve(line, 420, smooth=False), tall, seed)
    scene.add(body.moved(0, 0, serving.z), _cocoa(), "cake")
    swirl = star_swirl(seed, 0.75, 0.35, 1.35, (0.5, 0.16), 2.1)
    rosette = scene.mould(scene.add(swirl, looks.cream(cream), "rosette"))
    for number in range(rosettes):
        angle = 2 * math.pi * number / rosettes + 0.2
        x, y = 0.76 * radius * math.cos(angle), 0.76 * radius * math.sin(angle)
        at = (x, y, serving.z + tall + 0.12)
        scene.copy(rosette, at, (0, 0, 1.7 * number), 1 + 0.05 * math.sin(5 * number))
        if cherries:
            cherry((x, y, at[2] + 0.62), seed + number, 0.72)
    curls = [boxy(3, (0.9, 0.22, 0.09), 3).turned((0, 0.3, 0))]
    keep = np.hypot(body.verts[:, 0], body.verts[:, 1]) < radius * 0.45
    strewn = on_top(body, curls, 90, seed, steep=0.8, sink=-0.1, keep=keep)
    scene.add(strewn.moved(0, 0, serving.z), looks.chocolate("#6a3d22", "#43210f"), "shavings")


def _coated(line, tall: float, seed: int) -> Shape:
    """Return the cake with its drips: `glaze` is 1 where ganache has run."""
    around = turned_on_a_lathe(line, 900)
    x, y, z = around.verts.T
    ring = np.stack([np.cos(np.arctan2(y, x)), np.sin(np.arctan2(y, x)), 0 * x], 1)
    run = 1.7 + 3.2 * fractal(ring * 3.2 + seed, 2) + 2.0 * fractal(ring * 7 + seed, 1)
    edge = tall - np.clip(run, 0.5, 4.4)
    glaze = smoothstep(-0.12, 0.12, z - edge)
    bead = np.exp(-(((z - edge - 0.25) / 0.35) ** 2)) * smoothstep(tall - 0.1, tall - 0.7, z)
    crumb = 0.06 * fractal(around.verts * 3.4, 4, gain=0.65) + 0.05 * fractal(around.verts * 0.7, 3)
    return around.pushed(glaze * (0.2 + 0.1 * bead) + (1 - glaze) * crumb).marked(glaze=glaze)


def _cocoa():
    look = Surface("cocoa", shine=0.5, soft=0.05, soft_colour=(0.3, 0.12, 0.06), depth=0.15)
    fine, glaze = look.noise(6, 8, 0.7), look.value("glaze")
    cake = look.mix(fine.step(0.4, 0.7), linear("#4b2815"), linear("#2e170c"))
    paint = look.mix(glaze, cake, linear("#27120a"))
    rough = glaze.step(0, 1, 0.85, 0.16)
    relief = look.relief(fine * (1.0 - glaze), 0.6, 0.05)
    return look.set(colour=paint, rough=rough, relief=relief).material


def _pie(
    serving: Serving,
    seed: int,
    radius=8.8,
    tall=3.0,
    crust=("#a4601f", "#6e3a10", "#dcb070"),
    filling=("#c9913c", "#b3261e", "#3f7a2c", "#e8d9b8", "#d9731c"),
    open_from=-112.0,
    open_to=-66.0,
) -> None:
    """Bake a round pie, cut a wedge and lay it in front, a cut face to the camera."""
    rim = [(radius * 0.9, tall * 0.97), (radius * 0.985, tall * 0.78), (radius, tall * 0.45)]
    top = curve([(0, tall), (radius * 0.6, tall * 1.02), *rim, (radius * 0.97, 0.08)], 220)
    line = np.concatenate([top, [(radius * 0.9, 0.01), (0, 0.01)]])
    skin = _pie_surface(crust, filling)
    rest = _pie_piece(wedge(line, open_to, open_from + 360, 800), tall, radius, seed)
    piece = _pie_piece(wedge(line, open_from, open_to, 240), tall, radius, seed)
    scene.add(rest.moved(0, 0, serving.z), skin, "pie")
    # Turned about its tip until a cut face looks left past the camera.
    turn = math.radians(-35 - open_from)
    at = (0.58 * radius, -1.15 * radius, serving.z)
    scene.add(piece.turned((0, 0, turn)).moved(*at), skin, "wedge")


def _pie_piece(shape: Shape, tall: float, radius: float, seed: int) -> Shape:
    cut, normals = shape.values["cut"], shape.normals()
    rank = shape.verts[:, 2] / tall
    out = np.hypot(shape.verts[:, 0], shape.verts[:, 1]) / radius
    inside = (
        cut
        * smoothstep(0.12, 0.2, rank)
        * smoothstep(0.9, 0.82, rank)
        * smoothstep(0.97, 0.92, out)
    )
    bit = np.where(inside > 0.5, flecks(shape.verts, seed, 2.0, 0.75, 0.46), 0)
    score = np.abs(((shape.verts[:, 0] + shape.verts[:, 1]) / 2.3) % 1 - 0.5)
    lines = np.exp(-(((0.5 - score) / 0.05) ** 2)) * (rank > 0.9) * (1 - cut)
    height = 0.09 * fractal(shape.verts * 0.5, 3) + 0.02 * fractal(shape.verts * 4, 4, gain=0.6)
    height = height * (1 - cut) - 0.07 * lines
    height += inside * (0.12 * (bit > 0) + 0.14 * fractal(shape.verts * 2.4, 4, gain=0.6))
    shape = shape.marked(fill=inside, bit=bit, up=normals[:, 2], line=lines)
    return shape.pushed(height * (rank > 0.02), normals)


def _pie_surface(crust, filling):
    look = Surface("pie", shine=0.4, soft=0.1, soft_colour=(0.5, 0.28, 0.1), depth=0.2)
    broad, fine = look.noise(0.35, 5), look.noise(5, 7, 0.65)
    skin = look.paint(
        linear(crust[0]),
        (broad.step(0.4, 0.7), linear(crust[1])),
        (look.value("up").step(0.4, -0.1) * 0.5, linear(crust[2])),
        (fine.step(0.5, 0.75) * 0.25, linear(crust[2])),
        (look.value("line") * 0.3, linear(crust[2])),
    )
    inside = look.paint(linear(filling[0]), (fine.step(0.4, 0.7), linear(filling[0], 0.55)))
    inside = looks.flecked(look, inside, list(filling))
    cut, fill = look.value("cut"), look.value("fill")
    skin = look.mix(cut, skin, linear(crust[2]))
    glaze = look.value("up").step(0.5, 0.9) * (1.0 - cut) * 0.4
    look.set(colour=look.mix(fill, skin, inside), coat=glaze, coat_rough=0.25, rough=0.55)
    return look.set(relief=look.relief(fine, 0.3, 0.04)).material
