"""What keeps the food company: crumbs, flour, wheat, nuts, berries, leaves, a glass of tea."""

import math

import numpy as np
from kit import arrange, looks, scene
from kit.noise import fractal
from kit.shapes import (
    Shape,
    ball,
    boxy,
    circle,
    curve,
    facing,
    join,
    lump,
    pressed,
    sheet,
    turned_on_a_lathe,
)
from kit.surfaces import Surface, linear
from kit.tableware import Serving


def build(serving: Serving, *, seed: int, kind: str, **style) -> None:
    """Add one kind of company; see `KINDS`."""
    KINDS[kind](serving, seed, **style)


def _crumbs(serving, seed, colour="#b9793a", count=60, inner=6.0, outer=14.0, size=(0.06, 0.28)):
    shapes = [lump(900 + seed * 10 + n, (1, 0.8, 0.7), 2, 3, 0.18) for n in range(5)]
    surface = looks.crumb(colour, colour)
    moulds = [scene.mould(scene.add(shape, surface, "crumb")) for shape in shapes]
    place = {"inner": inner, "outer": outer, "z": serving.z + size[0] * 0.4, "size": size}
    arrange.strew(moulds, count, seed, flat=False, **place)


def _pieces(
    serving, seed, shape="walnut", colours=("#a9713c", "#6e431f"), count=6, inner=6.0, outer=12.0
):
    """Strew nuts, chips of chocolate, raisins or berries."""
    shapes = [PIECES[shape](seed + n) for n in range(3)]
    look = Surface(shape, rough=0.5, shine=0.35, soft=0.1)
    look.set(colour=look.mix(look.noise(3, 5).step(0.35, 0.65), *map(linear, colours)))
    moulds = [scene.mould(scene.add(piece, look.material, shape)) for piece in shapes]
    low = -min(piece.verts[:, 2].min() for piece in shapes)
    arrange.strew(moulds, count, seed, inner=inner, outer=outer, z=serving.z + low * 0.92)


def _walnut(seed: int) -> Shape:
    half = ball(5).scaled(1.25, 1.0, 0.62)
    folds = fractal(half.verts * 1.5 + seed, 3, ridged=True, seed=seed)
    groove = np.exp(-((half.verts[:, 1] / 0.14) ** 2))
    return half.pushed(0.2 * folds - 0.2 * groove)


def _chip(seed: int) -> Shape:
    line = [(0, 0.62), (0.1, 0.56), (0.2, 0.42), (0.36, 0.26), (0.5, 0.1), (0.52, 0), (0.44, -0.12)]
    drop = turned_on_a_lathe(curve([*line, (0.2, -0.2), (0, -0.2)], 40), 40)
    return drop.pushed(0.05 * fractal(drop.verts * 2.2 + seed * 3.1, 3, seed=seed)).scaled(
        0.8, 0.8, 0.8
    )


def _berry(seed: int) -> Shape:
    fruit = ball(4).scaled(0.62, 0.62, 0.54)
    crown = np.exp(-(((np.hypot(*fruit.verts[:, :2].T) - 0.2) / 0.07) ** 2)) * (
        fruit.verts[:, 2] > 0
    )
    return fruit.pushed(0.06 * crown + 0.03 * fractal(fruit.verts * 1.4 + seed, 2)).turned(
        (0.5, 0.2, 0)
    )


def _raisin(seed: int) -> Shape:
    fruit = ball(4).scaled(0.7, 0.42, 0.36)
    return fruit.pushed(0.16 * fractal(fruit.verts * 2.2 + seed, 3, ridged=True, seed=seed))


def _pod(seed: int) -> Shape:
    pod = ball(4).scaled(0.85, 0.34, 0.32)
    ribs = np.sin(np.arctan2(pod.verts[:, 2], pod.verts[:, 1]) * 9)
    return pod.pushed(0.025 * ribs + 0.03 * fractal(pod.verts * 2 + seed, 3))


def _tomato(seed: int) -> Shape:
    fruit = ball(5).scaled(1.75, 1.75, 1.6)
    return fruit.pushed(0.06 * fractal(fruit.verts * 0.5 + seed, 2))


PIECES = {
    "walnut": _walnut,
    "chip": _chip,
    "berry": _berry,
    "raisin": _raisin,
    "pod": _pod,
    "tomato": _tomato,
    "almond": lambda seed: boxy(4, (1.9, 1.05, 0.65), 2.2),
    "chunk": lambda seed: lump(seed, (1.7, 1.4, 1.0), 4, 5, 0.05),
}


def _leaves(serving, seed, count=5, length=3.0, inner=7.0, outer=12.0, colour="#3f6b22"):
    """Strew leaves: curry leaf, mint or basil, by their length."""
    surface, moulds = looks.leaf(colour), []
    for number in range(3):
        u, w = np.meshgrid(np.linspace(0, 1, 40), np.linspace(-1, 1, 17), indexing="ij")
        wide = 0.24 * length * np.sin(np.pi * u**0.8) * (1 - 0.35 * u)
        curl = (
            0.1 * length * (u - 0.4) ** 2 + 0.16 * np.abs(w) * wide + 0.03 * np.sin(w * 3 + u * 9)
        )
        bow = 0.12 * length * u**2 * (number - 1)
        verts = np.stack([u * length, w * wide + bow, curl + 0.04], -1).reshape(-1, 3)
        moulds.append(scene.mould(scene.add(Shape(verts, sheet(40, 17)), surface, "leaf")))
    arrange.strew(moulds, count, seed, inner=inner, outer=outer, z=serving.z)


def _wheat(serving, seed, count=3, length=22.0, colour="#c8963f"):
    """Lay ears of wheat side by side, pointing to the right."""
    straw = looks.plain(colour, rough=0.55, soft=0.1, soft_colour=(0.3, 0.2, 0.05))
    for number in range(count):
        ear = scene.add(_ear(length, seed + number), straw, "wheat")
        ear.location = (0.7 * number - length / 2, -1.3 * number, serving.z + 0.1)
        ear.rotation_euler = (0, 0, math.radians(8 * number - 9))


def _ear(length: float, seed: int) -> Shape:
    dice, t = np.random.default_rng(seed), np.linspace(0, 1, 60)
    stalk = np.stack([length * t, 0.8 * np.sin(t * 2 + seed), 0.12 + 0.9 * t**2], 1)
    parts = [pressed(stalk, 0.1 - 0.04 * t, circle(10))]
    grain = turned_on_a_lathe(
        curve([(0, 0.5), (0.18, 0.3), (0.22, 0), (0.14, -0.35), (0, -0.5)], 20), 12
    )
    for number in range(30):
        at = 0.7 + 0.3 * number / 30
        spot = np.array([length * at, 0.8 * math.sin(at * 2 + seed), 0.12 + 0.9 * at**2])
        side, tilt = (-1) ** number, dice.uniform(-0.5, 0.5)
        way = np.array([0.85, 0.42 * side, 0.25 + 0.4 * tilt])
        way /= np.linalg.norm(way)
        parts.append(grain.turned(facing(way)).moved(*(spot + way * 0.35)))
        q = np.linspace(0, 1, 16)
        beard = [q * 4.2, side * q * (0.8 + 0.3 * tilt), 0.5 * q + 0.3 * q**2 * tilt]
        parts.append(
            pressed(spot + way * 0.7 + np.stack(beard, 1), 0.028 * (1 - q * 0.8), circle(6))
        )
    return join(parts)


def _tea(serving, seed, colour="#b9783f", radius=2.7, tall=7.6):
    """Stand a small glass of milky tea, or of milk, behind the food."""
    r, level = radius, tall * 0.82
    inside = [(r * 0.965, tall), (r * 0.8, 0.5), (0, 0.45)]
    wall = curve([(r, tall), *inside, (0, 0), (r * 0.82, 0), (r, tall)], 160, smooth=False)
    drink = curve([(0, level), (r * 0.93, level), (r * 0.79, 0.52), (0, 0.47)], 80, smooth=False)
    milk = looks.plain(colour, rough=0.2, soft=0.4, soft_colour=(0.6, 0.4, 0.25), shine=0.4)
    scene.add(turned_on_a_lathe(wall, 90).moved(0, 0, serving.z), looks.glass(), "glass")
    scene.add(turned_on_a_lathe(drink, 90).moved(0, 0, serving.z), milk, "drink")


KINDS = {"crumbs": _crumbs, "pieces": _pieces, "leaves": _leaves, "wheat": _wheat, "tea": _tea}
