"""Lay all pictures of the demo on one sheet with their names, to be looked at one by one.

python scripts/imagery/contact_sheet.py SHEET.png [NAME …]      needs Pillow
"""

import sys
from pathlib import Path

import recipes
from PIL import Image, ImageDraw

COLUMNS, CELL, LINE = 5, (400, 300), 22


def main(target: Path, names: list[str]) -> None:
    """Write the sheet; without names, all pictures of the demo are on it."""
    files = [recipes.IMAGES / f"{name}.jpg" for name in names]
    files = files or sorted(recipes.IMAGES.glob("*.jpg"))
    rows = -(-len(files) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * CELL[0], rows * (CELL[1] + LINE)), "white")
    pen = ImageDraw.Draw(sheet)
    for number, file in enumerate(files):
        row, column = divmod(number, COLUMNS)
        x, y = column * CELL[0], row * (CELL[1] + LINE)
        with Image.open(file) as picture:
            size = "x".join(map(str, picture.size))
            picture.thumbnail(CELL)
            sheet.paste(picture, (x, y))
        words = f"{file.stem}  {size}  {file.stat().st_size // 1000} kB"
        pen.text((x + 4, y + CELL[1] + 4), words, fill="black")
    sheet.save(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
