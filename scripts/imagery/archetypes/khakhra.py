"""Khakhra: thin, crisp, wavy rounds of roasted wheat, whole in a stack or broken in a fan."""

import math

import numpy as np
from kit import looks, scene
from kit.dough import on_top, sesame
from kit.heaped import Heap
from kit.noise import flecks, fractal, smoothstep, warp
from kit.shapes import Shape, facing
from kit.surfaces import Surface, linear
from kit.tableware import Serving

from archetypes.chips import wafer

PARTS = (100, 150, 70)  # the angles in degrees between the two breaks of broken pieces


def build(
    serving: Serving,
    *,
    seed: int,
    width=15.0,
    colours=("#b98238", "#7a4216", "#d0a35c"),
    flecked=("#3f6a14", "#2a480a"),
    fleck_share=0.3,
    seeds=0,
    stack=11,
    at=(0.0, 0.0),
    leaning=None,
    fan=(),
    spread=(),
    halves=(),
) -> None:
    """Stack rounds at a place, let one lean on them, lay more and broken ones out.

    `leaning` is (angle round the stack, steepness) in degrees; `fan` lists broken pieces as
    (x, y, turn in degrees, tilt to the right in degrees); `spread` lists whole rounds as (x, y),
    each lying on those before, and `halves` (x, y, way the break faces in degrees).
    """
    surface = roasted(colours, flecked)
    rounds = [round_(seed + n, width, fleck_share) for n in range(3)]
    moulds = [_mould(shape, surface, seeds, seed + n) for n, shape in enumerate(rounds)]
    heap, dice = Heap(serving, radius=17, step=0.16), np.random.default_rng(seed)
    for number in range(stack):
        spots = np.array(at) + dice.normal(0, 0.35, (12, 2))
        tilts = [(*dice.normal(0, 0.012, 2), dice.choice([-1, 1])) for _ in spots]
        turns = [facing(np.array(t) / np.linalg.norm(t), dice.uniform(0, 6)) for t in tilts]
        heap.drop(moulds[number % 3], np.stack(turns), spots, sink=0.05)
    if leaning:
        heap.lean(moulds[0], at, *leaning, width / 2, spin=0.7)
    for number, (x, y, turn, tilt) in enumerate(fan):
        part = round_(seed + number % 3, width, fleck_share, PARTS[number % 3])
        part, lean = _mould(part, surface, seeds, seed + number), math.radians(tilt)
        face = facing((math.sin(lean), 0, math.cos(lean))) @ facing((0, 0, 1), math.radians(turn))
        heap.drop(part, face[None], np.array([[x, y]]), sink=0.05)
    for number, spot in enumerate(spread):
        _lay(heap, moulds[number % 3], spot, 2.4 * number + seed, dice)
    for number, (x, y, turn) in enumerate(halves):
        half = round_(seed + 7 + number, width, fleck_share, 180)
        half = _mould(half, surface, seeds // 2, seed + number)
        _lay(heap, half, (x, y), math.radians(turn + 180), dice)


def _lay(heap: Heap, thing, spot, spin: float, dice) -> None:
    """Lay a piece down at a spot, leaning as it lies lowest."""
    leans = np.concatenate([dice.normal(0, 0.08, (160, 2)), np.ones((160, 1))], 1)
    leans /= np.linalg.norm(leans, axis=1, keepdims=True)
    turns = np.stack([facing(lean, spin) for lean in leans])
    heap.drop(thing, turns, np.tile(np.array(spot, float), (160, 1)), sink=0.03)


def _mould(shape: Shape, surface, seeds: int, seed: int):
    thing = scene.add(shape, surface, "khakhra")
    if seeds:
        kernel = looks.plain("#d9bb84", rough=0.5, soft=0.15)
        strewn = on_top(shape, sesame(), seeds, seed, steep=0.6, sink=0.2)
        scene.add(strewn, kernel, "sesame").parent = thing
    return scene.mould(thing)


def round_(seed: int, width: float, fleck_share: float, part: float | None = None) -> Shape:
    """Return a roasted round, or a broken `part` of it in degrees, with waves and blisters."""
    disc = wafer(seed, (width, width * 0.97), 0.15, rings=62, around=300, ragged=0.012)
    disc = disc.marked(cut=0.0)
    if part:
        disc = broken(disc, seed, part)
    flat = disc.verts * (1, 1, 0) + seed * 11.3
    edge = np.hypot(*disc.verts[:, :2].T) / width * 2
    wave = 0.85 * fractal(flat * 0.13, 2, seed=seed) * (0.3 + edge**2)
    bump = smoothstep(0.08, 0.4, fractal(flat * 0.75, 3, seed=seed + 3))
    dots = smoothstep(0.2, 0.5, fractal(flat * 2.1, 2, seed=seed + 4))
    disc.verts[:, 2] += wave + 0.1 * bump + 0.035 * dots + 0.015 * fractal(flat * 4, 3)
    bit = flecks(warp(flat, 0.5, 2.4, seed), seed, 2.6, fleck_share, 0.27)
    disc = disc.marked(high=np.maximum(bump, 0.7 * dots), bit=bit, edge=edge)
    return disc.moved(*-(disc.verts.min(0) + disc.verts.max(0)) / 2)


def broken(disc: Shape, seed: int, wide: float) -> Shape:
    """Return the flat part of a disc between two jagged breaks, `wide` degrees, from its middle."""
    for side in (-1, 1):
        way = math.radians(side * wide / 2)
        along = np.array([math.cos(way), math.sin(way)])
        across = np.array([-along[1], along[0]]) * side
        run = disc.verts[:, :2] @ along
        jag = np.stack([run * 0.5 + 5 * side, 0 * run, 0 * run + seed], 1)
        over = np.clip(disc.verts[:, :2] @ across - 0.75 * fractal(jag, 4), 0, None)
        disc.verts[:, :2] -= over[:, None] * across
        disc = disc.marked(cut=np.maximum(disc.values["cut"], over > 0))
    return disc


def roasted(colours, flecked):
    """Return roasted wheat: tan, brown on the blisters, paler between, flecked."""
    look = Surface("khakhra", shine=0.25, soft=0.12, soft_colour=(0.45, 0.22, 0.08), depth=0.1)
    luck = look.node("ObjectInfo", {}, {}, "Random")
    fine, mid, broad = look.noise(6, 7, 0.66), look.noise(1.3, 5, 0.6), look.noise(0.22, 3)
    own, brown, pale = map(linear, colours)
    scorch = (look.value("high") + (mid - 0.5) * 1.3 + (broad - 0.5) * 1.5).step(0.1, 1.15)
    paint = look.paint(
        own,
        (broad.step(0.45, 0.7) * 0.5, pale),
        (luck.step(0.5, 1.0) * 0.25, pale),
        (scorch * 0.85, brown),
        (scorch.step(0.7, 1.0) * 0.5, linear(colours[1], 0.55)),
        (look.value("edge").step(0.95, 1.0) * 0.3, brown),
        (fine.step(0.5, 0.74) * 0.3, brown),
        (look.value("cut") * 0.8, pale),
    )
    paint = looks.flecked(look, paint, list(flecked))
    relief = look.relief(fine, 0.5, 0.04)
    return look.set(colour=paint, rough=fine.step(0.3, 0.7, 0.6, 0.8), relief=relief).material
