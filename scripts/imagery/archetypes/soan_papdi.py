"""Soan papdi: cubes of hair-fine pulled threads, pistachio on top, one coming apart."""

import math

import numpy as np
from kit import looks, scene, tray
from kit.dough import on_top
from kit.noise import fractal, smoothstep, warp
from kit.shapes import Shape, circle, join, pressed
from kit.surfaces import Surface, linear
from kit.tableware import Serving

from archetypes.petals import ALMOND, PISTACHIO, nut_look, sliver

STREAKS = (0.35, 0.35, 5.5)


def build(
    serving: Serving,
    *,
    seed: int,
    size=(3.9, 3.9, 3.3),
    colours=("#dfb872", "#b58842", "#f0dcae"),
    layout=(),
    hairs=750,
    nuts=16,
    shreds=0,
) -> None:
    """Pull, press and cut cubes, laid by steps that `tray.lay` takes; the last mould is broken.

    `shreds` is how many loose tufts lie about on what it is served on.
    """
    body, strand = _sugar(colours, True), _sugar(colours, False)
    moulds = []
    for number in range(4):
        shape = _flaky(size, seed + number, broken=number == 3)
        thing = scene.add(shape, body, "soan-papdi")
        _add_hairs(thing, shape, strand, hairs, seed + number)
        if nuts:
            _add_nuts(thing, shape, nuts, seed + number)
        moulds.append(scene.mould(thing))
    tray.lay(moulds, serving, size, layout, seed)
    _strew_tufts(serving, strand, size, shreds, seed)


def _flaky(size, seed: int, broken: bool) -> Shape:
    """Return a cube whose sides are layers of threads; a broken one is half as long."""
    block = tray.cut_block(size, seed, 14)
    move = warp(block.verts + 9.3 * seed, 0.35, 0.6, seed)
    layers = fractal(move * STREAKS, 4, gain=0.7, ridged=True, seed=seed) - 0.4
    open_ = smoothstep(0.15, 0.45, fractal(move * (0.5, 0.5, 3.2), 3, seed=seed + 3))
    side = 1 - block.values["up"]
    top = 0.05 * fractal(move * (3.2, 0.8, 1), 4, gain=0.7) + 0.04 * fractal(move * 0.8, 3)
    height = side * (0.13 * layers - 0.24 * open_) + (1 - side) * top
    height = height * smoothstep(0, 0.05, block.values["rank"])
    block = block.marked(torn=0.0, open=open_ * side, up=block.values["up"]).pushed(height)
    if broken:
        x = block.verts[:, 0]
        tear = 0.3 + 1.1 * fractal(move * (0.05, 0.5, 2.2), 4, gain=0.7, seed=seed + 7)
        block.verts[:, 0] = x - 0.97 * np.maximum(x - tear, 0)
        block = block.marked(torn=smoothstep(-0.25, 0, x - tear))
    return block


def _sugar(colours, layered: bool):
    """Return pulled sugar and roasted flour, streaked along its layers."""
    look = Surface("soan-papdi", shine=0.3, soft=0.2, soft_colour=looks.RED_SOFT, depth=0.15)
    first, deep, pale = map(linear, colours)
    fine = look.noise(1.0, 8, 0.7, look.place((1.2, 1.2, 13) if layered else (3, 3, 3)))
    broad = look.noise(0.5, 4)
    paint = look.paint(
        first,
        (broad.step(0.4, 0.7) * 0.4, deep),
        (fine.step(0.47, 0.7) * 0.65, deep),
        (fine.step(0.48, 0.3) * 0.7, pale),
    )
    if layered:
        paint = look.mix(look.value("open") * 0.75, paint, linear(colours[1], 0.55))
    relief = look.relief(fine, 0.6, 0.05)
    return look.set(colour=paint, rough=0.6, relief=relief).material


def _add_hairs(thing, shape: Shape, material, count: int, seed: int) -> None:
    """Lay hair-fine threads along the sides and over the top, some standing off."""
    dice, normals = np.random.default_rng(seed), shape.normals()
    spots = np.where(shape.verts[:, 2] > 0.12)[0]
    low, high = shape.verts.min(0), shape.verts.max(0)
    strands, t = [], np.linspace(-1, 1, 9)
    for corner in dice.choice(spots, count):
        normal = normals[corner].copy()
        upward = normal[2] > 0.6
        way = np.array([0.25, 1, 0]) if upward else np.cross(normal, (0, 0, 1))
        if shape.values["torn"][corner] > 0.4:
            way = np.array([1, dice.normal(0, 0.4), -0.2])
        way = way + dice.normal(0, 0.3 if upward else 0.1, 3) * (1, 1, 0.9)
        way /= np.linalg.norm(way) + 1e-9
        long, lift = dice.uniform(0.3, 1.1), 0.02 + abs(dice.normal(0, 0.035))
        bow = dice.normal(0, 0.06) * t**2
        line = shape.verts[corner] + np.outer(t * long, way) + np.outer(lift - 0.04 * t**2, normal)
        line[:, 2] += bow + 0.03 * np.sin(t * dice.uniform(1, 5) + dice.uniform(0, 6))
        beyond = 0.06 + 0.1 * dice.random()
        line = np.clip(line, np.maximum(low - beyond, (-99, -99, 0.03)), high + 0.5 * beyond)
        strands.append(pressed(line, dice.uniform(0.016, 0.032), circle(4)))
    scene.add(join(strands), material, "threads").parent = thing


def _add_nuts(thing, shape: Shape, count: int, seed: int) -> None:
    half = np.abs(shape.verts[:, :2] - shape.verts[:, :2].mean(0)).max(0)
    inside = (np.abs(shape.verts[:, :2]) < 0.75 * half).all(1) & (shape.values["torn"] < 0.1)
    for number, pair in enumerate((PISTACHIO, ALMOND)):
        kinds = [sliver(seed * 7 + n + 40 * number, 0.7, 0.25, 0.14) for n in range(4)]
        some = count if pair is PISTACHIO else count // 3
        nuts = on_top(shape, kinds, some, seed + number, steep=0.7, sink=-0.1, keep=inside)
        scene.add(nuts, nut_look(pair), "nut").parent = thing


def _strew_tufts(serving: Serving, material, size, count: int, seed: int) -> None:
    """Drop loose tufts of threads around the pieces."""
    if not count:
        return
    moulds, t = [], np.linspace(-1, 1, 9)
    for number in range(3):
        dice, strands = np.random.default_rng(seed + 60 + number), []
        for _ in range(26):
            way = dice.normal(0, 0.35) + 0.4 * number
            long, bend = dice.uniform(0.25, 0.75), dice.normal(0, 0.25)
            x, y = t * long, bend * t**2 + 0.05 * np.sin(3 * t)
            line = np.stack(
                [
                    x * math.cos(way) - y * math.sin(way) + dice.normal(0, 0.12),
                    x * math.sin(way) + y * math.cos(way) + dice.normal(0, 0.12),
                    0.04 + abs(dice.normal(0, 0.1)) * (1.2 - t**2),
                ],
                1,
            )
            strands.append(pressed(line, dice.uniform(0.016, 0.032), circle(4)))
        moulds.append(scene.mould(scene.add(join(strands), material, "tuft")))
    dice = np.random.default_rng(seed)
    for number in range(count):
        angle, out = dice.uniform(0, 6.28), serving.radius * dice.uniform(0.75, 1.0)
        spot = (out * math.cos(angle), out * math.sin(angle), serving.z + 0.02)
        scene.copy(moulds[number % 3], spot, (0, 0, dice.uniform(0, 6.28)), dice.uniform(0.6, 1.2))
