"""Croissants: a rolled triangle of laminated dough, bent into a crescent."""

import math

import numpy as np
from kit import scene
from kit.noise import fractal, smoothstep
from kit.shapes import Shape, pressed
from kit.surfaces import Surface, linear
from kit.tableware import Serving

PLACES = {
    "two": [(-1.6, 2.6, 200), (1.4, -2.9, 12)],
    "three": [(-6.2, 2.2, 150), (5.8, 3.6, 222), (0.6, -3.4, 8)],
}


def build(
    serving: Serving,
    *,
    seed: int,
    length=15.0,
    thick=3.1,
    wraps=4.2,
    colours=("#b06a24", "#e3b06a", "#6e3a12"),
    places="two",
) -> None:
    """Roll, bend, glaze and bake croissants."""
    skin = _crust(*colours)
    for number, (x, y, turn) in enumerate(PLACES[places]):
        shape = _rolled(length, thick, wraps, seed + 5 * number)
        thing = scene.add(shape, skin, "croissant")
        thing.location = (x, y, serving.z - shape.verts[:, 2].min() - 0.12)
        thing.rotation_euler = (0, 0, math.radians(turn))


def _rolled(length: float, thick: float, wraps: float, seed: int) -> Shape:
    """Return one croissant, its horns towards -Y, each wrap stepping down to the next."""
    t = np.linspace(-1, 1, 900)
    bend = 1.15 * t
    radius = length / 2.5
    path = np.stack([radius * np.sin(bend), radius * (np.cos(bend) - 0.75), 0 * t], 1)
    belly = thick * (1 - np.abs(t) ** 1.9) ** 0.72 + 0.2
    around = np.linspace(0, 2 * np.pi, 260, endpoint=False)
    section = np.stack([0.86 * np.cos(around), np.sin(around)], 1)
    roll = pressed(path, belly, section)
    out = np.repeat(np.abs(t), 260)
    turn = np.tile(around, 900) / (2 * np.pi)
    side = np.repeat(np.sign(t), 260)
    slant = out * wraps + 0.3 * np.abs(((turn + 0.25) % 1) - 0.5) + 0.03 * side
    slant = slant + 0.06 * fractal(roll.verts * 0.5 + seed, 2, seed=seed)
    step = slant % 1.0
    ledge = smoothstep(0.0, 0.05, step) * (1 - 0.75 * step)
    plies = np.sin(step * 2 * math.pi * 5 + 2 * fractal(roll.verts * 0.6 + seed, 2))
    wide = np.repeat(belly, 260)
    height = 0.17 * wide * (ledge - 0.45) + 0.022 * plies * smoothstep(0.25, 0.9, step)
    height += 0.12 * fractal(roll.verts * 0.5 + seed, 3) + 0.05 * fractal(roll.verts * 2 + seed, 4)
    blister = smoothstep(0.2, 0.45, fractal(roll.verts * 1.6 + seed, 3, seed=seed))
    height += 0.05 * blister
    roll = roll.pushed(height * smoothstep(0.05, 0.3, wide / thick))
    roll.verts[:, 2] = np.maximum(roll.verts[:, 2], -thick * 0.62)
    return roll.marked(step=step, ply=plies, blister=blister, out=out)


def _crust(brown: str, pale: str, dark: str):
    look = Surface("croissant", shine=0.4, soft=0.08, soft_colour=(0.5, 0.28, 0.1), depth=0.2)
    step, broad, fine = look.value("step"), look.noise(0.45, 4), look.noise(5, 7, 0.65)
    stripes = look.noise(1.0, 5, 0.6, look.place((4.0, 0.8, 0.8)))
    paint = look.paint(
        linear(brown),
        (step.step(0.45, 0.95) * 0.85, linear(pale)),
        (step.step(0.16, 0.0) * 0.6, linear(dark)),
        (broad.step(0.45, 0.72) * 0.55, linear(dark)),
        (look.value("ply").step(0.2, 1.0) * step.step(0.3, 0.8) * 0.45, linear(brown)),
        (stripes.step(0.5, 0.75) * 0.3, linear(pale)),
        (look.value("blister") * 0.4, linear(dark)),
        (look.value("out").step(0.85, 1.0) * 0.5, linear(dark)),
    )
    glaze = step.step(0.7, 0.2) * 0.35
    relief = look.relief(fine + stripes * 0.6, 0.35, 0.04)
    return look.set(colour=paint, coat=glaze, coat_rough=0.25, rough=0.52, relief=relief).material
