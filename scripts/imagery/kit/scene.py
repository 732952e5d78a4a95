"""Objects of the scene: made from shapes, copied, grouped and settled by gravity."""

import bpy
import numpy as np
from mathutils import Matrix

from kit.shapes import Shape, turned_on_a_lathe


def clear() -> None:
    """Empty the scene."""
    bpy.ops.wm.read_factory_settings(use_empty=True)


def add(shape: Shape, material=None, name: str = "piece", smooth: bool = True):
    """Put a shape into the scene and return its object."""
    mesh = bpy.data.meshes.new(name)
    faces, corners = np.asarray(shape.faces, np.int32), shape.faces.shape[1]
    mesh.vertices.add(len(shape.verts))
    mesh.vertices.foreach_set("co", np.ascontiguousarray(shape.verts, np.float32).ravel())
    mesh.loops.add(faces.size)
    mesh.loops.foreach_set("vertex_index", faces.ravel())
    mesh.polygons.add(len(faces))
    mesh.polygons.foreach_set("loop_start", np.arange(0, faces.size, corners, np.int32))
    mesh.polygons.foreach_set("use_smooth", np.full(len(faces), smooth))
    mesh.update(calc_edges=True)
    mesh.validate()
    for key, values in shape.values.items():
        values = np.ascontiguousarray(values, np.float32)
        mesh.attributes.new(key, "FLOAT", "POINT").data.foreach_set("value", values)
    if material:
        mesh.materials.append(material)
    return _link(bpy.data.objects.new(name, mesh))


def _link(thing):
    bpy.context.scene.collection.objects.link(thing)
    return thing


def copy(source, at=(0, 0, 0), turn=(0, 0, 0), scale=1.0, matrix=None):
    """Put another object with the same shape into the scene; children are copied too."""
    twin = _link(bpy.data.objects.new(source.name, source.data))
    twin.hide_render = False
    twin.location, twin.rotation_euler = at, turn
    twin.scale = (scale,) * 3 if np.isscalar(scale) else scale
    if matrix is not None:
        twin.matrix_world = matrix
    for child in source.children:
        copy(child, matrix=child.matrix_basis).parent = twin
    return twin


def mould(thing):
    """Hide an object, and what hangs on it, that only serves to be copied."""
    for part in (thing, *thing.children):
        part.hide_render = True
    return thing


def group(things, at=(0, 0, 0), turn: float = 0.0, scale: float = 1.0):
    """Hang objects on one handle and move that; `turn` in degrees about Z."""
    handle = _link(bpy.data.objects.new("group", None))
    for thing in things:
        if thing.parent is None:
            thing.parent = handle
    handle.location, handle.scale = at, (scale,) * 3
    handle.rotation_euler = (0, 0, np.radians(turn))
    return handle


def puck(radius: float, height: float, at, turn=(0, 0, 0)):
    """Return a simple disc to be dropped in place of a finer piece; its origin is below."""
    shape = turned_on_a_lathe([(0, height), (radius, height), (radius, 0), (0, 0)], 28)
    stand_in = add(shape, name="stand-in")
    stand_in.location, stand_in.rotation_euler = at, turn
    return stand_in


def settle(stand_ins, under, frames: int = 140) -> list[Matrix]:
    """Drop convex stand-ins on the fixed shapes `under`; return where each comes to rest.

    Stand-ins are removed, so are the objects made for what is under them.
    """
    scene, floor = bpy.context.scene, [add(shape, name="under") for shape in under]
    bpy.ops.rigidbody.world_add()
    world = scene.rigidbody_world
    world.substeps_per_frame, world.solver_iterations = 12, 30
    world.collection = bpy.data.collections.new("falling")
    scene.gravity = (0, 0, -120)
    for thing in (*floor, *stand_ins):
        world.collection.objects.link(thing)
        _make_rigid(thing.rigid_body, falls=thing in stand_ins)
    world.point_cache.frame_start, world.point_cache.frame_end = 1, frames
    for frame in range(1, frames + 1):
        scene.frame_set(frame)
    seen = bpy.context.evaluated_depsgraph_get()
    rest = [thing.evaluated_get(seen).matrix_world.copy() for thing in stand_ins]
    bpy.ops.rigidbody.world_remove()
    for thing in (*floor, *stand_ins):
        bpy.data.objects.remove(thing, do_unlink=True)
    scene.frame_set(1)
    return rest


def _make_rigid(body, falls: bool) -> None:
    body.type = "ACTIVE" if falls else "PASSIVE"
    body.collision_shape = "CONVEX_HULL" if falls else "MESH"
    body.friction, body.restitution, body.mass = 0.8, 0.0, 0.05
    body.linear_damping, body.angular_damping = 0.25, 0.4
    body.use_margin, body.collision_margin = True, 0.02


def everything():
    """Return all objects of the scene."""
    return bpy.context.scene.objects


def whole_matrix(thing) -> Matrix:
    """Return where an object stands in the room, through everything it hangs on."""
    matrix = thing.matrix_basis.copy()
    while thing.parent:
        thing = thing.parent
        matrix = thing.matrix_basis @ matrix
    return matrix
