"""The room: backdrop, lights, camera and the picture that comes out."""

import math
import time
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector

from kit import looks
from kit.scene import add
from kit.shapes import Shape, sheet
from kit.surfaces import linear


def set_up(*, width: int, height: int, samples: int, exposure: float, threads: int = 2) -> None:
    """Choose the renderer, its effort and the film."""
    scene = bpy.context.scene
    scene.render.engine, cycles = "CYCLES", scene.cycles
    cycles.samples, cycles.use_adaptive_sampling = samples, True
    cycles.adaptive_threshold, cycles.adaptive_min_samples = 0.04, 12
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.denoising_prefilter = "ACCURATE"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 7, 4, 3
    cycles.sample_clamp_indirect, cycles.blur_glossy = 4, 1.0
    cycles.caustics_reflective = cycles.caustics_refractive = False
    render = scene.render
    render.resolution_x, render.resolution_y, render.resolution_percentage = width, height, 100
    render.threads_mode, render.threads = "FIXED", threads
    render.image_settings.file_format, render.use_persistent_data = "PNG", True
    view = scene.view_settings
    view.view_transform, view.look = "AgX", "AgX - Medium High Contrast"
    view.exposure = exposure


def shoot(path) -> float:
    """Render the scene into a PNG file and return the seconds it took."""
    bpy.context.scene.render.filepath, begun = str(path), time.monotonic()
    bpy.ops.render.render(write_still=True)
    return time.monotonic() - begun


def hang_backdrop(colour: str, back: float = 55, radius: float = 28) -> None:
    """Hang a seamless board that is the table and, curving upwards behind, the wall."""
    angles = np.linspace(0, math.pi / 2, 24)[1:]
    bend = [(back - radius + radius * math.sin(a), radius - radius * math.cos(a)) for a in angles]
    line = [(-200, 0), (back - radius, 0), *bend, (back, 260)]
    verts = np.array([(x, y, z) for x in (-320, 320) for y, z in line])
    add(Shape(verts, sheet(2, len(line))[:, ::-1]), looks.backdrop(colour), "backdrop")


def light(at, towards, size, power: float, colour: str) -> None:
    """Add a soft, invisible lamp; size in centimetres."""
    lamp = bpy.data.lights.new("lamp", "AREA")
    lamp.shape, (lamp.size, lamp.size_y) = "RECTANGLE", size
    lamp.energy, lamp.color = power * 1e3, linear(colour)[:3]
    thing = bpy.data.objects.new("lamp", lamp)
    bpy.context.scene.collection.objects.link(thing)
    thing.location, thing.visible_camera = at, False
    thing.rotation_euler = (Vector(towards) - thing.location).to_track_quat("-Z", "Y").to_euler()


def light_the_food(
    *,
    key: float = 1.1,
    fill: float = 0.8,
    top: float = 0.85,
    front: float = 0.0,
    reach: float = 1.0,
) -> None:
    """Light as for food: a window behind left, a weak card in front right, a soft top light.

    `front` adds the reflector that brass needs; `reach` above 1 lights a wider table.
    """
    middle, wide = (6 * (reach - 1), 0, 3), reach
    power = reach**2
    light((-48 * wide, 38 * wide, 52 * wide), middle, (55, 70), 105 * key * power, "#ffe6c8")
    light((60 * wide, -25 * wide, 30 * wide), middle, (50, 50), 14 * fill * power, "#fff7ee")
    light((10, 20 * wide, 85 * wide), middle, (60 * wide, 45 * wide), 22 * top * power, "#fff7ee")
    if front:
        light((0, -60 * wide, 46), middle, (80, 30), 16 * front * power, "#fff2dc")
    world = bpy.data.worlds.new("room")
    bpy.context.scene.world, world.use_nodes = world, True
    sky = world.node_tree.nodes["Background"]
    sky.inputs[0].default_value, sky.inputs[1].default_value = linear("#fff1e0"), 0.28


def hold_black_card(x: float = 38, z: float = 14, size: float = 46) -> None:
    """Hold a black card to the right, so that the side away from the window falls dark."""
    half = size / 2
    corners = [(x, y, z + h) for y in (-half, half) for h in (-half, half)]
    card = add(Shape(np.array(corners), np.array([[0, 1, 3, 2]])), looks.plain("#050505", rough=1))
    card.visible_camera = False


@dataclass
class View:
    """What the camera shows of the subject."""

    camera: object
    focal_box: tuple[float, float, float, float]  # left, top, right, bottom as parts of the frame


def place_camera(subject, *, turn, rise, fill=0.72, lens=85, stop=8.0, aim=(0.5, 0.5), shape):
    """Place the camera so that the subject's corners fill a part of the frame.

    `turn` and `rise` are degrees from the front and from the table, `fill` is the wider share
    of the frame the subject takes, `aim` where its middle stands (from left, from top) and
    `shape` the frame's width over its height.
    """
    a, e = math.radians(turn), math.radians(rise)
    back = np.array([math.sin(a) * math.cos(e), -math.cos(a) * math.cos(e), math.sin(e)])
    right = np.array([math.cos(a), math.sin(a), 0.0])
    up = np.cross(back, right)
    half = np.array([18 / lens, 18 / lens / shape])
    centre = (subject.min(0) + subject.max(0)) / 2
    away = 60.0
    for _ in range(12):
        box = _seen(subject, centre + back * away, right, up, back) / np.tile(half, 2)
        middle = (box[:2] + box[2:]) / 2
        centre = centre + (right * middle[0] * half[0] + up * middle[1] * half[1]) * away
        away *= max((box[2:] - box[:2]) / 2) / fill
    slide = (1 - 2 * aim[0], 2 * aim[1] - 1)
    centre = centre + (right * slide[0] * half[0] + up * slide[1] * half[1]) * away
    spot = centre + back * away
    box = _seen(subject, spot, right, up, back) / np.tile(half, 2)
    near = np.percentile((spot - subject) @ back, 25)
    camera = _camera(spot, centre, lens, stop, near)
    left, low, far, high = (box + 1) / 2
    return View(camera, (left, 1 - high, far, 1 - low))


def _seen(points, spot, right, up, back):
    offset = points - spot
    depth = -(offset @ back)
    x, y = (offset @ right) / depth, (offset @ up) / depth
    return np.array([x.min(), y.min(), x.max(), y.max()])


def _camera(spot, towards, lens: float, stop: float, distance: float):
    film = bpy.data.cameras.new("camera")
    camera = bpy.data.objects.new("camera", film)
    bpy.context.scene.collection.objects.link(camera)
    camera.location = spot
    camera.rotation_euler = Vector(towards - spot).to_track_quat("-Z", "Y").to_euler()
    film.lens, film.sensor_width, film.clip_start, film.clip_end = lens, 36, 0.5, 2000
    film.dof.use_dof, film.dof.aperture_blades = True, 7
    # The scene is in centimetres, the lens in millimetres of a scene in metres.
    film.dof.aperture_fstop, film.dof.focus_distance = stop / 100, distance
    bpy.context.scene.camera = camera
    return camera
