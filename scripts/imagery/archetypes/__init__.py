"""One file an archetype: how a kind of food is made.

A file here offers one function:

    def build(serving: Serving, *, seed: int, **style) -> None

It puts the food into the scene, around the origin, its lowest point at `serving.z`, front
towards -Y, in centimetres. Name every style keyword in the signature, with a default, so that a
product is a line of parameters in `manifest/*.json`. It adds neither light nor camera, backdrop
or plate: those come from the manifest. Everything `build` adds counts as the subject the camera
frames; crumbs, flowers and other company are archetypes of their own (`"company": true` in the
manifest keeps an item out of the framing).

What makes it look real, in order:

1. Relief in the mesh, not in the surface: `shape.pushed(height)` with `fractal`, `cracks`, `warp`
   on 50 000 to 500 000 corners. Give the same fields to the surface (`shape.marked(crack=...)`,
   read back by `look.value("crack")`): cracks pale, ridges toasted, hollows dark.
2. Build food as it is made: a laddoo is many drops grown together, a murukku a star pressed along
   a spiral (`pressed`), a loaf a body minus thousands of bubbles (`skin_of`).
3. Let piles fall: `settle([puck(...), ...], serving.under)` gives a matrix for each piece;
   `copy(mould(piece), matrix=...)` puts a finished piece there. Three or four moulds are enough
   for a pile. Never let a leaning piece float: reckon where it touches.
4. Less gloss and less softness than you think: rough 0.5 to 0.85 for baked, 0.35 to 0.6 for
   fried goods, `soft` below 0.35. Irregular beats perfect: vary size, turn and tone with the seed.
5. Colours in `look.paint` are seen through a film that bleaches: choose them darker and more
   saturated than the photograph you have in mind.

Look at it small before it is drawn large:

    nice -n 19 python scripts/imagery/render.py \\
        --only rice-murukku --size 400x300 --samples 16 --out proofs
"""

from importlib import import_module


def build(food: str, serving, seed: int, style: dict) -> None:
    """Make the food of the named archetype on a serving."""
    import_module(f"archetypes.{food.replace('-', '_')}").build(serving, seed=seed, **style)
