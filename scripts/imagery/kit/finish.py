"""The darkroom: a photographic finish and a file of bounded weight."""

from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

HEAVIEST = 200_000  # bytes of a finished picture


def develop(
    source,
    *,
    gamma: float = 1.12,
    contrast: float = 1.12,
    saturation: float = 1.08,
    bloom: float = 0.1,
    sharpen: float = 0.35,
    vignette: float = 0.06,
    grain: float = 0.0035,
) -> Image.Image:
    """Return the rendered picture with glow, contrast, colour, sharpness, vignette and grain."""
    light = np.asarray(Image.open(source).convert("RGB"), np.float32) / 255
    height, width = light.shape[:2]
    bright = np.clip(light - 0.78, 0, 1) / 0.22 * light
    glow = (_blur(bright, width / 160) + _blur(bright, width / 50)) / 2
    light = 1 - (1 - light) * (1 - bloom * glow)
    light = np.clip(light, 0, 1) ** (1 / gamma)
    grey = (light @ np.array([0.2126, 0.7152, 0.0722], np.float32))[..., None]
    light = (grey + (light - grey) * saturation - 0.5) * contrast + 0.5
    light = light + sharpen * (light - _blur(light, 1.0))
    y, x = np.mgrid[0:height, 0:width]
    edge = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) / 0.5
    light = light * (1 - vignette * 1.6 * edge[..., None] ** 1.2)
    dust = np.random.default_rng(1).normal(0, grain, light.shape)
    light = light + _blur(dust, 0.6) * 1.6
    return Image.fromarray((np.clip(light, 0, 1) * 255 + 0.5).astype(np.uint8))


def _blur(light, reach: float):
    return gaussian_filter(light, (reach, reach, 0))


def save(picture: Image.Image, path: Path) -> int:
    """Save as progressive JPEG, as good as the weight limit allows; return the quality."""
    for quality in (88, 85, 80, 75, 70, 60):
        picture.save(path, quality=quality, optimize=True, progressive=True)
        if path.stat().st_size <= HEAVIEST:
            return quality
    raise ValueError(f"{path.name} stays above {HEAVIEST} bytes.")
