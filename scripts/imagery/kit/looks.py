"""Surfaces that many pictures share: wood, glaze, brass, linen, paper, chocolate, cream."""

from kit.surfaces import Surface, linear

RED_SOFT, CREAM_SOFT = (0.5, 0.25, 0.1), (0.8, 0.5, 0.35)


def backdrop(colour: str, rough: float = 0.75):
    """Return painted board: one colour, a little cloudy."""
    look = Surface("backdrop", rough=rough, shine=0.25)
    clouds, fine = look.noise(0.035, 6, 0.6).step(0.3, 0.75), look.noise(0.6, 8, 0.65)
    dark = linear(colour, 0.8)
    paint = look.paint(linear(colour), (clouds * 0.5, dark), (fine.step(0.35, 0.75) * 0.18, dark))
    return look.set(colour=paint, relief=look.relief(fine, 0.12, 0.15)).material


def wood(light: str = "#a06c3e", dark: str = "#54301a", scale: float = 1.0, rough: float = 0.5):
    """Return oiled wood with its grain along X."""
    look = Surface("wood", shine=0.35)
    long = look.place((0.035 * scale, 0.5 * scale, 0.5 * scale))
    rings = (look.noise(2.0, 6, 0.55, long) * 56.0).sine().step(-1.0, 1.0)
    thin = look.place((0.06 * scale, 3.2 * scale, 3.0 * scale))
    fibre = look.noise(3.0, 8, 0.7, thin)
    grain = rings * 0.4 + fibre.step(0.3, 0.75) * 0.55
    clouds = look.noise(0.05, 3).step(0.35, 0.7) * 0.35
    paint = look.paint(linear(light), (grain, linear(dark)), (clouds, linear(dark)))
    polish = fibre.step(0.2, 0.8, rough - 0.12, rough + 0.15)
    return look.set(colour=paint, rough=polish, relief=look.relief(grain, 0.25, 0.06)).material


def ceramic(colour: str = "#f3ece0", speck: str = "#8a6b4e", rough: float = 0.28):
    """Return glazed stoneware with a few iron specks."""
    look = Surface("ceramic", rough=rough, shine=0.5, coat=0.25, coat_rough=0.15)
    specks = look.cells(2.2).step(0.09, 0.03) * look.noise(1.3, 2).step(0.5, 0.6)
    tint = look.noise(0.25, 4).step(0.4, 0.7) * 0.12
    paint = look.paint(linear(colour), (specks, linear(speck)), (tint, linear(speck)))
    return look.set(colour=paint, relief=look.relief(look.noise(0.8, 3), 0.08, 0.1)).material


def brass(colour: str = "#e2b04e", rough: float = 0.28, hammered: bool = True):
    """Return brass, hammered by hand or spun smooth."""
    look = Surface("brass", metal=1.0)
    fine = look.noise(1.5, 6, 0.6)
    dents = look.cells(0.9) if hammered else fine
    paint = look.mix(fine.step(0.45, 0.75), linear(colour), linear("#a87528"))
    polish = look.noise(0.9, 6, 0.65).step(0.3, 0.7, rough - 0.08, rough + 0.14)
    height = dents * (0.9 if hammered else 0.0) + fine * 0.15
    return look.set(colour=paint, rough=polish, relief=look.relief(height, 0.22, 0.2)).material


def linen(colour: str = "#f4ead9", stripe: str | None = None):
    """Return woven cloth, with a stripe along its Y edges if a colour is given."""
    look = Surface("linen", rough=0.9, shine=0.1, sheen=0.25)
    weave = look.noise(1.0, 2, 0.5, look.place((1.2, 14, 1))) + look.noise(
        1.0, 2, 0.5, look.place((14, 1.2, 1))
    )
    uneven = look.noise(1.2, 6).step(0.3, 0.7) * 0.3 + weave.step(0.8, 1.25) * 0.3
    paint = look.paint(linear(colour), (uneven, linear(colour, 0.72)))
    if stripe:
        paint = look.paint(paint, (look.value("stripe") * 0.85, linear(stripe)))
    return look.set(colour=paint, relief=look.relief(weave, 0.4, 0.03)).material


def paper(colour: str, rough: float = 0.6):
    """Return baking paper or a cake liner."""
    look = Surface("paper", rough=rough, shine=0.2)
    fibre = look.noise(6, 6, 0.6)
    paint = look.mix(fibre.step(0.35, 0.7), linear(colour), linear(colour, 0.85))
    return look.set(colour=paint, relief=look.relief(fibre, 0.12, 0.02)).material


def plain(colour: str, **looks):
    """Return one even colour, for things too small to need more."""
    return Surface("plain", colour=colour, **looks).material


def chocolate(light: str = "#4a2615", dark: str = "#2c150c", gloss: float = 0.32):
    """Return set chocolate; a lower gloss value shines more."""
    look = Surface("chocolate", shine=0.5, soft=0.05, soft_colour=(0.3, 0.12, 0.06), depth=0.15)
    paint = look.mix(look.noise(2.2, 5).step(0.35, 0.7), linear(dark), linear(light))
    polish = look.noise(3, 3).step(0.3, 0.7, gloss - 0.1, gloss + 0.16)
    relief = look.relief(look.noise(9, 6, 0.6), 0.2, 0.04)
    return look.set(colour=paint, rough=polish, relief=relief).material


def cream(colour: str, shade: float = 0.93, soft: float = 0.5, rough: float = 0.42):
    """Return buttercream, whipped cream or icing."""
    look = Surface("cream", shine=0.35, soft=soft, soft_colour=CREAM_SOFT, depth=0.35)
    fine = look.noise(7, 5, 0.6)
    clouds = look.noise(0.8, 3).step(0.3, 0.7)
    paint = look.mix(clouds, linear(colour), linear(colour, shade))
    polish = fine.step(0.3, 0.7, rough - 0.06, rough + 0.08)
    return look.set(colour=paint, rough=polish, relief=look.relief(fine, 0.1, 0.02)).material


def glass():
    """Return thin clear glass: without the light it would gather, real glass renders black."""
    look = Surface("glass")
    nodes, links = look.tree.nodes, look.tree.links
    clear, shiny = nodes.new("ShaderNodeBsdfTransparent"), nodes.new("ShaderNodeBsdfGlossy")
    shiny.inputs["Roughness"].default_value = 0.03
    edge = look.node("LayerWeight", {}, {"Blend": 0.25}, "Facing") * 0.35
    both = nodes.new("ShaderNodeMixShader")
    for source, target in ((edge.socket, 0), (clear.outputs[0], 1), (shiny.outputs[0], 2)):
        links.new(source, both.inputs[target])
    links.new(both.outputs[0], nodes["Material Output"].inputs[0])
    return look.material


def leaf(colour: str = "#3f6b22", dark: str = "#284a14"):
    """Return a fresh green leaf."""
    look = Surface("leaf", rough=0.42, shine=0.4, soft=0.1, soft_colour=(0.1, 0.3, 0.05))
    veins = look.noise(2.0, 5)
    paint = look.mix(veins.step(0.35, 0.7), linear(colour), linear(dark))
    return look.set(colour=paint, relief=look.relief(veins, 0.2, 0.04)).material


def crumb(light: str, dark: str, pores: float = 5.0, soft: float = 0.25):
    """Return the broken or cut inside of something baked."""
    look = Surface("crumb", rough=0.88, shine=0.12, soft=soft, soft_colour=RED_SOFT, depth=0.25)
    fine, holes = look.noise(6, 8, 0.7), look.cells(pores).step(0.4, 0.08)
    paint = look.paint(
        linear(light), (fine.step(0.4, 0.7) * 0.7, linear(dark)), (holes * 0.35, linear(dark))
    )
    height = fine * 0.6 - holes * 0.5
    return look.set(colour=paint, relief=look.relief(height, 0.6, 0.05)).material


def flecked(look: Surface, paint, colours: list[str], name: str = "bit"):
    """Return the paint with the shape's flecks in these colours, by turns."""
    bit = look.value(name)
    for number, colour in enumerate(colours):
        share = 0.1 + 0.9 * number / len(colours)
        paint = look.mix(bit.step(share - 0.001, share), paint, linear(colour))
    return paint
