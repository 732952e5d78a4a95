"""Surfaces of food and of tableware, mixed from noise and the values shapes carry."""

import bpy

_INPUTS = {
    "colour": "Base Color",
    "rough": "Roughness",
    "metal": "Metallic",
    "shine": "Specular IOR Level",
    "soft": "Subsurface Weight",
    "soft_colour": "Subsurface Radius",
    "depth": "Subsurface Scale",
    "coat": "Coat Weight",
    "coat_rough": "Coat Roughness",
    "sheen": "Sheen Weight",
    "relief": "Normal",
    "see_through": "Transmission Weight",
    "alpha": "Alpha",
    "glow": "Emission Color",
    "glow_strength": "Emission Strength",
}


def linear(colour: str, factor: float = 1.0) -> tuple[float, float, float, float]:
    """Return "#rrggbb" as light amounts, made darker or lighter by a factor."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return (*[part * factor for part in light], 1.0)


class Value:
    """A number that differs from place to place; can be reckoned with."""

    def __init__(self, surface: "Surface", socket):
        self.surface, self.socket = surface, socket

    def _math(self, operation: str, other) -> "Value":
        return self.surface.node("Math", {"operation": operation}, {0: self, 1: other})

    def __add__(self, other):
        return self._math("ADD", other)

    def __sub__(self, other):
        return self._math("SUBTRACT", other)

    def __mul__(self, other):
        return self._math("MULTIPLY", other)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return self * -1.0 + other

    def __pow__(self, other):
        return self._math("POWER", other)

    def sine(self) -> "Value":
        """Return the sine of the value."""
        return self._math("SINE", 0.0)

    def step(self, low, high, start: float = 0.0, end: float = 1.0) -> "Value":
        """Return `start` below `low`, `end` above `high` and an S between."""
        inputs = dict(enumerate((self, low, high, start, end)))
        return self.surface.node("MapRange", {"interpolation_type": "SMOOTHSTEP"}, inputs)


class Surface:
    """A material in the making; keywords set what `_INPUTS` names."""

    def __init__(self, name: str, **looks):
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.shader = self.tree.nodes["Principled BSDF"]
        self.set(**looks)

    def set(self, **looks) -> "Surface":
        """Set colour, roughness, shine and so on, evenly or by a value."""
        for name, value in looks.items():
            self._feed(self.shader.inputs[_INPUTS[name]], value)
        return self

    def _feed(self, target, value) -> None:
        if isinstance(value, Value):
            self.tree.links.new(value.socket, target)
        elif isinstance(value, str):
            target.default_value = linear(value)
        else:
            target.default_value = value

    def node(self, kind: str, settings: dict, inputs: dict, output=0) -> Value:
        """Add a shader node and return one of its outputs."""
        node = self.tree.nodes.new("ShaderNode" + kind)
        for name, value in settings.items():
            setattr(node, name, value)
        for name, value in inputs.items():
            self._feed(node.inputs[name], value)
        return Value(self, node.outputs[output])

    def value(self, name: str) -> Value:
        """Return what the shape carries under a name."""
        return self.node("Attribute", {"attribute_name": name}, {}, "Fac")

    def place(self, scale=(1, 1, 1)) -> Value:
        """Return where on the object we are, stretched by (x, y, z)."""
        here = self.node("TexCoord", {}, {}, "Object")
        return self.node("Mapping", {}, {"Vector": here, "Scale": scale})

    def noise(self, scale: float, detail: float = 4, rough: float = 0.5, place=None) -> Value:
        """Return noise of 0 to 1 with so many bumps a centimetre."""
        inputs = {"Vector": place or self.place(), "Scale": scale}
        inputs |= {"Detail": float(detail), "Roughness": rough}
        return self.node("TexNoise", {}, inputs, "Fac")

    def cells(self, scale: float, place=None) -> Value:
        """Return the distance to the middle of the nearest cell."""
        inputs = {"Vector": place or self.place(), "Scale": scale}
        return self.node("TexVoronoi", {}, inputs, "Distance")

    def mix(self, amount, below, above, blend: str = "MIX") -> Value:
        """Return `below` covered by `above` as far as `amount` says."""
        settings = {"data_type": "RGBA", "blend_type": blend, "clamp_factor": True}
        return self.node("Mix", settings, {0: amount, 6: below, 7: above}, 2)

    def paint(self, base, *layers) -> Value:
        """Return a colour under layers of (amount, colour), the last on top."""
        for amount, colour in layers:
            base = self.mix(amount, base, colour)
        return base

    def relief(self, height: Value, strength: float = 0.3, distance: float = 0.05) -> Value:
        """Return fine unevenness too small to model; distance in centimetres."""
        inputs = {"Height": height, "Strength": strength, "Distance": distance}
        return self.node("Bump", {}, inputs)
