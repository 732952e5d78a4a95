"""Draw the demo's pictures that are missing or whose recipe has changed.

python scripts/imagery/render.py [--only NAME …] [--size 400x300] [--samples 16] [--out DIR]

Needs the packages of `requirements.txt` beside this file. Each picture is saved as soon as it is
finished, so the command can be stopped and run again. With `--out` nothing is noted for the shop.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import archetypes
import numpy as np
import recipes
from kit import finish, scene, studio
from kit.tableware import SERVINGS


def main() -> None:
    """Draw what the command line asks for, one picture after another."""
    options = _options()
    todo = _chosen(options)
    if not options.out:
        recipes.reword()
    print(f"{len(todo)} pictures to draw.", flush=True)
    begun = time.monotonic()
    for done, picture in enumerate(todo):
        seconds = draw(picture, options)
        left = (time.monotonic() - begun) / (done + 1) * (len(todo) - done - 1) / 60
        at = f"{done + 1}/{len(todo)}"
        print(f"{at} {picture.name}: {seconds:.0f} s, {left:.0f} min left", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these pictures, drawn anew")
    parser.add_argument("--size", metavar="WIDTHxHEIGHT", help="another size, for proofs")
    parser.add_argument("--samples", type=int, default=32, help="more is cleaner and slower")
    parser.add_argument("--out", type=Path, help="save here and leave the shop alone")
    parser.add_argument("--list", action="store_true", help="only say what is missing")
    return parser.parse_args()


def _chosen(options: argparse.Namespace) -> list[recipes.Picture]:
    every, drawn = recipes.pictures(), recipes.drawn()
    unknown = set(options.only or ()) - {picture.name for picture in every}
    if unknown:
        sys.exit(f"No such picture: {', '.join(sorted(unknown))}.")
    if options.only:
        return [picture for picture in every if picture.name in options.only]
    missing = [picture for picture in every if not picture.is_drawn(drawn)]
    if options.list:
        print(*(picture.name for picture in missing), sep="\n")
        sys.exit()
    return missing


def draw(picture: recipes.Picture, options: argparse.Namespace) -> float:
    """Draw one picture, save it, note it for the shop and return the seconds it took."""
    begun = time.monotonic()
    size = tuple(map(int, options.size.split("x"))) if options.size else picture.size
    view = set_the_scene(picture, size, options.samples)
    folder = options.out or recipes.IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "raw.png"
        shooting = studio.shoot(raw)
        finished = finish.develop(raw, **picture.room.get("finish", {}))
    finish.save(finished, folder / f"{picture.name}.jpg")
    seconds = time.monotonic() - begun
    print(f"{picture.name}: {shooting:.0f} of {seconds:.0f} s in the renderer", flush=True)
    if not options.out:
        recipes.note(picture, view.focal_box, seconds)
    return seconds


def set_the_scene(picture: recipes.Picture, size: tuple[int, int], samples: int) -> studio.View:
    """Build the room, the food and the camera of a picture."""
    scene.clear()
    room = picture.room
    width, height = size
    studio.set_up(width=width, height=height, samples=samples, exposure=room["exposure"])
    studio.hang_backdrop(**room["backdrop"])
    studio.light_the_food(**room.get("light", {}))
    if room.get("black_card", True):
        studio.hold_black_card()
    subject = [point for item in picture.items for point in lay_out(item)]
    return studio.place_camera(np.array(subject), shape=width / height, **picture.camera)


def lay_out(item: dict) -> list:
    """Put one item on the table and return the points the camera should frame."""
    before = set(_objects())
    serve = dict(item.get("serve", {}))
    serving = SERVINGS[serve.pop("on", "bare")](**serve)
    ware = set(_objects()) - before
    archetypes.build(item["food"], serving, item.get("seed", 1), item.get("style", {}))
    food = set(_objects()) - before - ware
    at = (*item.get("at", (0, 0)), item.get("lift", 0.0))
    scene.group([*ware, *food], at, item.get("turn", 0.0), item.get("scale", 1.0))
    if item.get("company"):
        return []
    return [point for thing in food for point in _corners(thing)]


def _objects() -> list:
    return list(scene.everything())


def _corners(thing) -> list:
    """Return up to a few hundred corners of an object, as they stand in the room."""
    if thing.type != "MESH" or thing.hide_render:
        return []
    verts = np.empty(len(thing.data.vertices) * 3, np.float32)
    thing.data.vertices.foreach_get("co", verts)
    some = verts.reshape(-1, 3)[:: max(1, len(verts) // 1500)]
    matrix = np.array(scene.whole_matrix(thing))
    return list(some @ matrix[:3, :3].T + matrix[:3, 3])


if __name__ == "__main__":
    main()
