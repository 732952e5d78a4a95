"""Barfi set in a tray and cut: squares of grated coconut, grainy seven cups barfi."""

import numpy as np
from kit import looks, scene, tray
from kit.dough import on_top
from kit.noise import fractal, smoothstep
from kit.shapes import Shape, boxy
from kit.surfaces import Surface, linear
from kit.tableware import Serving

from archetypes.petals import PISTACHIO, nut_look, sliver

COCONUT = {"white": ("#ebe3d3", "#d3c7b0"), "pink": ("#d98a94", "#bd6a78")}


def build(
    serving: Serving, *, seed: int, kind="coconut", size=(4.0, 4.0, 2.2), layout=(), **style
) -> None:
    """Cut `coconut` or `seven-cups` barfi and lay it out by steps that `tray.lay` takes."""
    tray.lay(KINDS[kind](size, seed, **style), serving, size, layout, seed)


def coconut(size, seed: int, *, count=4, pink=0.0, flakes=900, pistachio=7, fineness=7) -> list:
    """Set grated coconut in sugar, its lower part up to `pink` tinted; pistachio on top."""
    white, rosy, moulds = _milky("white"), _milky("pink"), []
    strips = [boxy(2, (length, 0.1, 0.05), 3) for length in (0.28, 0.42, 0.6)]
    for number in range(count):
        block = tray.cut_block(size, seed + number, 9, False, fineness)
        move = block.verts + 9.3 * (seed + number)
        height = 0.05 * fractal(move * 0.8, 3) + 0.09 * fractal(move * 4.2, 4, gain=0.7)
        seam = block.values["rank"] + 0.03 * fractal(move * 1.5, 2)
        block = block.marked(pink=smoothstep(pink + 0.02, pink - 0.02, seam) * (pink > 0))
        block = block.pushed(height * smoothstep(0, 0.1, block.values["rank"]))
        thing = scene.add(block, _tinted(), "barfi")
        for look, keep, share in ((white, seam > pink, 1 - pink), (rosy, seam < pink, pink)):
            if share:
                some = int(flakes * (share + 0.15 * (look is white)))
                strewn = on_top(block, strips, some, seed, steep=-0.4, sink=0.15, keep=keep)
                scene.add(strewn, look, "coconut").parent = thing
        _crown(thing, block, pistachio, seed + number)
        moulds.append(scene.mould(thing))
    return moulds


def _milky(kind: str):
    return looks.plain(COCONUT[kind][0], rough=0.6, soft=0.3, soft_colour=looks.CREAM_SOFT)


def _tinted():
    look = Surface("barfi", rough=0.7, shine=0.3, soft=0.3, soft_colour=looks.CREAM_SOFT)
    fine, pink = look.noise(6, 8, 0.7), look.value("pink")
    tones = [look.mix(pink, *(linear(COCONUT[k][n]) for k in ("white", "pink"))) for n in (0, 1)]
    paint = look.mix(fine.step(0.4, 0.65), *tones)
    return look.set(colour=paint, depth=0.2, relief=look.relief(fine, 0.5, 0.05)).material


def _crown(thing, block: Shape, count: int, seed: int, colours=PISTACHIO) -> None:
    """Press slivers of nut into the middle of the top."""
    if not count:
        return
    x, y, _ = block.verts.T
    middle = np.hypot(x / np.ptp(x), y / np.ptp(y)) < 0.24
    kinds = [sliver(seed * 7 + n, 0.75, 0.26, 0.16) for n in range(4)]
    nuts = on_top(block, kinds, count, seed, steep=0.6, sink=0.15, keep=middle)
    scene.add(nuts, nut_look(colours), "nut").parent = thing


def seven_cups(
    size, seed: int, *, count=4, lozenge=False, colours=("#b47412", "#8c500c", "#dcae54"), nuts=5
) -> list:
    """Set roasted flour, coconut, milk and ghee: grainy, pitted, a little glossy."""
    look = Surface("barfi", shine=0.4, soft=0.15, soft_colour=looks.RED_SOFT, depth=0.2)
    first, deep, light = map(linear, colours)
    broad, fine, dots = look.noise(0.7, 4), look.noise(9, 8, 0.75), look.noise(15, 3, 0.6)
    paint = look.paint(
        first,
        (broad.step(0.4, 0.7) * 0.6, deep),
        (fine.step(0.5, 0.7) * 0.6, deep),
        (dots.step(0.54, 0.64) * 0.75, light),
        (look.value("pit"), linear(colours[1], 0.6)),
    )
    rough = fine.step(0.35, 0.65, 0.32, 0.6)
    look.set(colour=paint, rough=rough, coat=look.value("up") * 0.4, coat_rough=0.25)
    look.set(relief=look.relief(fine + dots * 0.6, 0.6, 0.04))
    moulds = []
    for number in range(count):
        block = tray.cut_block(size, seed + number, 14, lozenge)
        move = block.verts + 9.3 * (seed + number)
        side = 1 - block.values["up"]
        pit = smoothstep(0.2, 0.42, fractal(move * 3.4, 3, gain=0.6, seed=seed)) * (0.4 + side)
        height = 0.07 * fractal(move * 0.7, 3) + 0.085 * fractal(move * 7, 3, gain=0.8)
        height = (height - 0.14 * pit) * smoothstep(0, 0.08, block.values["rank"])
        thing = scene.add(block.marked(pit=np.clip(pit, 0, 1)).pushed(height), look.material)
        _crown(thing, block, nuts, seed + number)
        moulds.append(scene.mould(thing))
    return moulds


KINDS = {"coconut": coconut, "seven-cups": seven_cups}
