"""Kaju katli: thin lozenges of cashew paste under crinkled silver leaf."""

import numpy as np
from kit import looks, scene, tray
from kit.noise import cracks, fractal, smoothstep, warp
from kit.surfaces import Surface, linear
from kit.tableware import Serving


def build(serving: Serving, *, seed: int, size=(3.7, 5.4, 0.75), layout=(), **style) -> None:
    """Cut lozenges and lay them out by steps that `tray.lay` takes."""
    tray.lay(lozenges(size, seed, **style), serving, size, layout, seed)


def lozenges(
    size, seed: int, *, count=4, fineness=7, colours=("#dcc79c", "#c2a878"), silver="#bcbfc5"
) -> list:
    """Return moulds of pieces lying on z = 0; size holds both diagonals and the height."""
    look = Surface("kaju", shine=0.35, soft=0.25, soft_colour=looks.CREAM_SOFT, depth=0.2)
    leaf, fine = look.value("leaf"), look.noise(8, 7, 0.65)
    paste = look.paint(linear(colours[0]), (fine.step(0.42, 0.7) * 0.6, linear(colours[1])))
    sheen = look.mix(look.noise(1.2, 4).step(0.4, 0.7), linear(silver), linear(silver, 0.7))
    look.set(colour=look.mix(leaf, paste, sheen), metal=leaf * 0.92)
    look.set(rough=leaf.step(0, 1, 0.55, 0.26))
    folds = look.noise(3.5, 5, 0.6, look.place((1, 0.5, 1)))
    look.set(relief=look.relief(fine * 0.5 + folds * leaf * 1.6, 0.5, 0.05))
    moulds = []
    for number in range(count):
        block = tray.cut_block(size, seed + number, 22, True, fineness)
        move = block.verts + 9.3 * (seed + number)
        bare = cracks(warp(move, 0.8, 0.6, seed) * 0.45, seed + number, 0.1)
        torn = fractal(move * 1.3, 5, gain=0.65) + 0.24 - 0.45 * bare
        on = smoothstep(-0.04, 0.0, torn) * smoothstep(0.6, 0.95, block.values["up"])
        fold = fractal(warp(move, 0.3, 1.5, seed) * (2.2, 1.1, 1), 3, ridged=True)
        height = 0.03 * fractal(move * 0.7, 3) + 0.012 * fractal(move * 6, 3, gain=0.7)
        height = height + on * (0.012 + 0.06 * np.clip(fold - 0.4, 0, 1))
        thing = scene.add(block.marked(leaf=on).pushed(height), look.material, "kaju-katli")
        moulds.append(scene.mould(thing))
    return moulds
