"""Shaped dough: moulded pieces, cuts through them, wedges of round cakes and what lies on top."""

import numpy as np

from kit.shapes import Shape, boxy, curve, facing, join, sheet, turned_on_a_lathe

BUN = [(0, 1), (0.3, 0.985), (0.6, 0.88), (0.82, 0.68), (0.95, 0.44), (1, 0.26), (0.97, 0.08)]


def moulded(profile, size, power: float = 2.0, rows: int = 200, around: int = 480) -> Shape:
    """Return a closed piece of a (x, y, z) size whose outline goes from round to square.

    The profile lists (part of the radius, part of the height) from the middle of the top to the
    rim; `power` 2 is an ellipse, 8 a rectangle with rounded corners.
    """
    base = [profile[-1], (profile[-1][0] - 0.06, 0), (0.5, 0.004), (0, 0.004)]
    line = np.concatenate([curve(profile, rows * 3 // 4), curve(base, rows // 4, False)[1:]])
    shape = turned_on_a_lathe(line, around)
    x, y, z = shape.verts.T
    angle = np.arctan2(y, x)
    reach = (np.abs(np.cos(angle)) ** power + np.abs(np.sin(angle)) ** power) ** (-1 / power)
    half = (size[0] / 2, size[1] / 2, size[2])
    return Shape(np.stack([x * reach, y * reach, z], 1) * half, shape.faces)


def cut_flat(shape: Shape, at: float = 0.0) -> Shape:
    """Return what is left of x = `at` with a flat cut; the value `cut` is 1 on it.

    Right of the cut the skin is pressed onto it, so the piece must bulge only once along X.
    """
    off = shape.verts[:, 0] > at
    verts = shape.verts.copy()
    verts[off, 0] = at
    return Shape(verts, shape.faces, shape.values).marked(cut=off.astype(float))


def wedge(profile, start: float, end: float, around: int = 400) -> Shape:
    """Return a round cake from one angle to another in degrees, with both cut faces.

    The profile lists (radius, height) from the middle of the top to the middle of the bottom.
    """
    profile = np.maximum(np.asarray(profile, float), (1e-4, -1e9))
    angles = np.radians(np.linspace(start, end, around))
    radius, height = profile[:, :1], profile[:, 1:]
    round_ = [radius * np.cos(angles), radius * np.sin(angles), height + 0 * angles]
    skin = Shape(np.stack(round_, -1).reshape(-1, 3), sheet(len(profile), around)).marked(cut=0.0)
    faces = [skin]
    for angle, inside_out in ((angles[0], False), (angles[-1], True)):
        reach = radius * np.linspace(0, 1, 160)
        flat = [reach * np.cos(angle), reach * np.sin(angle), height + 0 * reach]
        corners = sheet(len(profile), 160)
        cut = Shape(np.stack(flat, -1).reshape(-1, 3), corners[:, ::-1] if inside_out else corners)
        faces.append(cut.marked(cut=1.0))
    return join(faces)


def on_top(
    shape: Shape, pieces: list[Shape], count: int, seed: int, *, steep=0.45, sink=0.3, keep=None
):
    """Return small pieces strewn over the upper side of a shape, joined into one.

    `steep` is the least upward part of the normal, `sink` how deep a piece goes in, as a part of
    its height; `keep` narrows the choice to some corners.
    """
    dice, normals = np.random.default_rng(seed), shape.normals()
    fit = normals[:, 2] > steep
    spots = np.where(fit if keep is None else fit & keep)[0]
    area = _areas(shape)[spots]
    chosen, laid = dice.choice(spots, count, p=area / area.sum()), []
    for number, corner in enumerate(chosen):
        piece = pieces[number % len(pieces)]
        lean = normals[corner] + dice.normal(0, 0.18, 3)
        turned = piece.turned(facing(lean / np.linalg.norm(lean), dice.uniform(0, 6.28)))
        high = np.ptp(piece.verts[:, 2])
        laid.append(turned.moved(*(shape.verts[corner] + normals[corner] * high * (0.5 - sink))))
    return join(laid)


def _areas(shape: Shape):
    """Return about how much skin belongs to each corner."""
    v, f = shape.verts, shape.faces
    size = np.linalg.norm(np.cross(v[f[:, 1]] - v[f[:, 0]], v[f[:, 2]] - v[f[:, 0]]), axis=1)
    total = np.zeros(len(v))
    for corner in range(f.shape[1]):
        np.add.at(total, f[:, corner], size)
    return total + 1e-9


def sesame(count: int = 3) -> list[Shape]:
    """Return some sesame seeds, pointed at one end."""
    seeds = []
    for number in range(count):
        shape = boxy(3, (0.34, 0.2, 0.1), 2.2).scaled(1 + 0.1 * number, 1, 1)
        narrow = 1 - 0.4 * np.clip(shape.verts[:, 0] / 0.17, -0.3, 1)
        shape.verts = shape.verts * np.stack([np.ones_like(narrow), narrow, narrow], 1)
        seeds.append(shape)
    return seeds
