"""The manifest: which picture shows what. Read without any of the studio's packages."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
IMAGES = HERE.parents[1] / "site" / "home" / "demo" / "images"
FACTS = IMAGES / "images.json"
DRAWN = HERE / "drawn.json"
PRODUCT_SIZE = (800, 600)


@dataclass(frozen=True)
class Picture:
    """One file to draw: what stands on the table and where the camera stands."""

    name: str
    title: str
    description: str
    room: dict
    items: list[dict]
    camera: dict
    size: tuple[int, int] = PRODUCT_SIZE

    @property
    def recipe(self) -> str:
        """Return a short sign of everything that decides how the picture looks."""
        facts = [self.room, self.items, self.camera, self.size]
        return sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:12]

    def is_drawn(self, drawn: dict) -> bool:
        """Return whether the file there is the one of today's recipe."""
        known = drawn.get(self.name, {}).get("recipe") == self.recipe
        return known and (IMAGES / f"{self.name}.jpg").exists()


def pictures() -> list[Picture]:
    """Return all pictures of `manifest/*.json`, further views of a subject after the first."""
    found = []
    for path in sorted((HERE / "manifest").glob("*.json")):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        for name, entry in manifest["pictures"].items():
            found += _views(name, entry, manifest["rooms"])
    return found


def _views(name: str, entry: dict, rooms: dict) -> list[Picture]:
    entry = {**entry, "room": rooms[entry["room"]], "size": tuple(entry.get("size", PRODUCT_SIZE))}
    views = entry.pop("views", {})
    first = Picture(name=name, **entry)
    rest = [Picture(name=f"{name}-{view}", **(entry | facts)) for view, facts in views.items()]
    return [first, *rest]


def drawn() -> dict[str, dict]:
    """Return for each finished picture its recipe and how long it took."""
    return json.loads(DRAWN.read_text(encoding="utf-8")) if DRAWN.exists() else {}


def note(picture: Picture, focal_box: tuple, seconds: float) -> None:
    """Write down that a picture is finished, with its words and its focal point for the shop."""
    write(DRAWN, drawn() | {picture.name: {"recipe": picture.recipe, "seconds": round(seconds)}})
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    facts[f"{picture.name}.jpg"] = {
        "title": picture.title,
        "description": picture.description,
        "focal_point": _rectangle(picture.size, focal_box),
    }
    write(FACTS, facts)


def reword() -> None:
    """Bring titles and descriptions of finished pictures to the manifest's words of today."""
    facts, finished = json.loads(FACTS.read_text(encoding="utf-8")), drawn()
    for picture in pictures():
        if picture.name in finished:
            words = {"title": picture.title, "description": picture.description}
            facts[f"{picture.name}.jpg"].update(words)
    write(FACTS, facts)


def _rectangle(size: tuple[int, int], box: tuple) -> list[int]:
    """Return left, top, width and height in pixels, inside the picture."""
    left, top, right, bottom = (min(max(part, 0.02), 0.98) for part in box)
    width, height = size
    return [
        round(left * width),
        round(top * height),
        round((right - left) * width),
        round((bottom - top) * height),
    ]


def write(path: Path, content: dict) -> None:
    """Write JSON as the demo's other files are written."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")
