"""Draws pictures of the demo's articles into demo/sources: shapes in few colours, small files, CC0.

Run as `python tools/draw_demo_pictures.py`; the same program draws the same pixels.
"""

import math
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw

SOURCES = Path(__file__).resolve().parent.parent / "demo" / "sources"
_WIDTH, _HEIGHT = 640, 400  # pixels
_LARGER = 3  # each picture is drawn so much larger and made smaller, which smooths its edges
_COLOURS = 96  # of a picture's palette


class _Drawing:
    """A picture in a plane of 640 × 400, however many pixels that is."""

    def __init__(self, ground: str) -> None:
        self._image = Image.new("RGB", (_WIDTH * _LARGER, _HEIGHT * _LARGER), ground)
        self._pen = ImageDraw.Draw(self._image)

    def area(self, points: list[tuple[float, float]], colour: str) -> None:
        self._pen.polygon([(x * _LARGER, y * _LARGER) for x, y in points], fill=colour)

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        self._pen.line(
            [(x * _LARGER, y * _LARGER) for x, y in points],
            fill=colour,
            width=round(width * _LARGER),
            joint="curve",
        )

    def disc(self, x: float, y: float, radius: float, colour: str, flat: float = 1) -> None:
        box = (x - radius, y - radius * flat, x + radius, y + radius * flat)
        self._pen.ellipse([side * _LARGER for side in box], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self.area([(left, top), (right, top), (right, bottom), (left, bottom)], colour)

    def save(self, file: Path) -> None:
        small = self._image.resize((_WIDTH, _HEIGHT), Image.Resampling.LANCZOS)
        file.parent.mkdir(exist_ok=True)
        small.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            file, optimize=True
        )


def _ridge(
    dice: random.Random, left: float, right: float, top: float, rough: float
) -> Iterator[tuple[float, float]]:
    """Yield the points of a ridge that rises from left to right."""
    steps = 40
    for step in range(steps + 1):
        x = step / steps * _WIDTH
        yield x, left + (right - left) * (step / steps) ** 1.4 + dice.uniform(-rough, rough) + top


def _everest(drawing: _Drawing) -> None:
    """A ridge in morning light, a plume of snow at its summit."""
    dice = random.Random(1953)  # noqa: S311  a drawing is no secret
    for row in range(200):
        shade = 150 + row // 3
        drawing.box(
            0, row * 2, _WIDTH, row * 2 + 2, f"#{shade - 90:02x}{shade - 40:02x}{min(shade + 40, 235):02x}"
        )
    far = list(_ridge(dice, 300, 240, 0, 6))
    drawing.area([*far, (_WIDTH, _HEIGHT), (0, _HEIGHT)], "#8fa7bd")
    peak = (430.0, 92.0)
    face = [(40, 400), (150, 292), (215, 268), (262, 214), (318, 190), (352, 148), (398, 124), peak]
    drawing.area([*face, (640, 300), (640, 400)], "#e9eef2")
    drawing.area([peak, (470, 150), (455, 210), (520, 260), (500, 330), (640, 400), (640, 300)], "#b9c6d2")
    for _ in range(26):
        x, y = dice.uniform(280, 600), dice.uniform(220, 390)
        drawing.area(
            [(x, y), (x + dice.uniform(8, 40), y + 4), (x + dice.uniform(4, 30), y + dice.uniform(8, 26))],
            "#5d6670",
        )
    for step in range(9):
        drawing.disc(peak[0] + 14 + step * 15, peak[1] - 2 - step * 2.4, 5 + step * 1.5, "#f7f9fb", 0.5)


def _jets(drawing: _Drawing) -> None:
    """Six jets in a fan, each with a trail of one colour, above roofs."""
    colours = ("#007749", "#ffb81c", "#1a1a1a", "#ffffff", "#e03c31", "#001489")
    for row in range(100):
        drawing.box(0, row * 4, _WIDTH, row * 4 + 4, f"#{120 + row:02x}{170 + row // 2:02x}e0")
    for place, colour in enumerate(colours):
        end = (110 + place * 84, 70 + abs(place - 2.5) * 22)
        drawing.line([(250 + place * 28, 330), end], colour, 9)
        drawing.area([(end[0], end[1] - 16), (end[0] - 9, end[1] + 8), (end[0] + 9, end[1] + 8)], "#30363c")
    drawing.box(0, 340, _WIDTH, _HEIGHT, "#5b6b4a")
    drawing.box(190, 296, 450, 350, "#c8a878")
    for tower in (205, 405):
        drawing.box(tower, 246, tower + 30, 300, "#c8a878")
        drawing.disc(tower + 15, 248, 15, "#8c6c4c")


def _dancers(drawing: _Drawing) -> None:
    """A crowd with raised arms before a low sun."""
    dice = random.Random(1994)  # noqa: S311  a drawing is no secret
    for row in range(100):
        drawing.box(
            0, row * 4, _WIDTH, row * 4 + 4, f"#{240 - row // 2:02x}{150 + row // 3:02x}{70 + row // 2:02x}"
        )
    drawing.disc(320, 250, 70, "#ffe9a8")
    for depth, colour in ((0, "#7c4a34"), (40, "#54301f"), (84, "#2b1810")):
        for place in range(-1, 15):
            x, y = place * 48 + dice.uniform(-14, 14), 232 + depth + dice.uniform(-10, 10)
            drawing.disc(x, y, 12, colour)
            drawing.area([(x - 15, y + 13), (x + 15, y + 13), (x + 20, 400), (x - 20, 400)], colour)
            lean = dice.uniform(-22, 22)
            drawing.line([(x - 12, y + 20), (x - 22 + lean / 3, y - 8), (x - 14 + lean, y - 36)], colour, 6)
            drawing.line([(x + 12, y + 20), (x + 24 + lean / 3, y - 6), (x + 16 + lean, y - 34)], colour, 6)


def _cash_machine(drawing: _Drawing) -> None:
    """A lit machine in a dark wall, notes in its slot, snow."""
    dice = random.Random(2002)  # noqa: S311  a drawing is no secret
    for course in range(0, _HEIGHT, 25):
        for brick in range(-1, 12):
            x = brick * 60 + (course // 25 % 2) * 30
            drawing.box(x, course, x + 57, course + 22, dice.choice(("#3a2c2a", "#40302c", "#352826")))
    drawing.box(200, 40, 440, 370, "#8d98a2")
    drawing.box(216, 56, 424, 356, "#c9d2d9")
    drawing.box(240, 84, 400, 184, "#1e5fa8")
    drawing.box(256, 104, 384, 114, "#ffffff")
    drawing.box(256, 128, 340, 136, "#bcd6f2")
    for key in range(12):
        x, y = 262 + key % 3 * 26, 204 + key // 3 * 20
        drawing.box(x, y, x + 20, y + 14, "#59636b")
    drawing.box(240, 296, 400, 306, "#22282c")
    for note, colour in enumerate(("#c65d4a", "#8aa9c8", "#e0a04a")):
        drawing.box(262 + note * 6, 302, 372 + note * 6, 332 - note * 6, colour)
    for _ in range(150):
        drawing.disc(dice.uniform(0, 640), dice.uniform(0, 400), dice.uniform(1, 2.6), "#ffffff")


def _coins(drawing: _Drawing) -> None:
    """Coins of three metals in a transparent bag, in two rows."""
    drawing.area([(60, 60), (580, 44), (600, 350), (44, 362)], "#dce7ea")
    drawing.line([(60, 60), (580, 44), (600, 350), (44, 362), (60, 60)], "#9fb3ba", 3)
    sizes = (("#d9b44a", "#c9ccd0", 50), ("#c9ccd0", "#d9b44a", 46), ("#d9b44a", "", 46), ("#d9b44a", "", 42),
             ("#d9b44a", "", 36), ("#b8754a", "", 40), ("#b8754a", "", 35), ("#b8754a", "", 30))  # fmt: skip
    for place, (rim, heart, radius) in enumerate(sizes):
        x, y = 135 + place % 4 * 124, 140 + place // 4 * 130
        drawing.disc(x + 4, y + 5, radius, "#9aa7ab")
        drawing.disc(x, y, radius, rim)
        drawing.disc(x, y, radius * 0.68, heart or rim)
        for star in range(12):
            angle = star * math.tau / 12
            drawing.disc(
                x + math.cos(angle) * radius * 0.84, y + math.sin(angle) * radius * 0.84, 2.4, "#6b5a30"
            )
        drawing.line(
            [(x - radius * 0.3, y + radius * 0.3), (x + radius * 0.3, y + radius * 0.3)], "#6b5a30", 3
        )


def _bridge(drawing: _Drawing) -> None:
    """A bridge of arches over still water, as on a bank note."""
    drawing.box(0, 0, _WIDTH, _HEIGHT, "#f0dcc0")
    for ring in range(6):
        drawing.disc(520, 110, 90 - ring * 14, ("#e8c89a", "#f0dcc0")[ring % 2])
    drawing.box(0, 270, _WIDTH, _HEIGHT, "#d9b98c")
    drawing.area([(0, 190), (640, 170), (640, 270), (0, 270)], "#a8683c")
    for arch in range(5):
        drawing.disc(66 + arch * 128, 276, 50, "#f0dcc0", 1.2)
        drawing.disc(66 + arch * 128, 276, 50, "#cfa878", 0.8)
    drawing.box(0, 276, _WIDTH, 400, "#d9b98c")
    for wave in range(9):
        drawing.line([(20 + wave * 30, 290 + wave * 12), (380 + wave * 24, 290 + wave * 12)], "#c39c68", 2)


def _photons(drawing: _Drawing) -> None:
    """Tracks bent by a magnet around a point, and two straight towers where light was stopped."""
    dice = random.Random(2012)  # noqa: S311  a drawing is no secret
    drawing.disc(320, 200, 186, "#1c2a3a")
    drawing.disc(320, 200, 130, "#0e1622")
    for _ in range(46):
        angle, bend = dice.uniform(0, math.tau), dice.uniform(-0.9, 0.9)
        path = [
            (
                320 + math.cos(angle + bend * step / 9) * step * 14,
                200 + math.sin(angle + bend * step / 9) * step * 14,
            )
            for step in range(10)
        ]
        drawing.line(path, dice.choice(("#d8b13a", "#b98f2e", "#8f7a3a")), 1.6)
    for angle in (0.5, 3.8):
        near, far = ((320 + math.cos(angle) * r, 200 + math.sin(angle) * r) for r in (132, 190))
        drawing.line([near, far], "#5fd16b", 26)


PICTURES: dict[str, tuple[str, Callable[[_Drawing], None]]] = {
    "1953-06-03-everest-climbed_files/ridge.png": ("#6f8fae", _everest),
    "1994-05-11-mandela-inaugurated_files/jets.png": ("#9cc4e0", _jets),
    "1994-05-11-mandela-inaugurated_files/dancing.png": ("#f0a050", _dancers),
    "2002-01-02-euro-notes-and-coins_files/machine.png": ("#2c2220", _cash_machine),
    "2002-01-02-euro-notes-and-coins_files/coins.png": ("#4f7480", _coins),
    "2002-01-02-euro-notes-and-coins_files/bridge.png": ("#f0dcc0", _bridge),
    "2012-07-05-higgs-boson_files/event.png": ("#05080d", _photons),
}


def main() -> None:
    """Draw them all."""
    for name, (ground, draw) in PICTURES.items():
        drawing = _Drawing(ground)
        draw(drawing)
        drawing.save(SOURCES / name)


if __name__ == "__main__":
    main()
