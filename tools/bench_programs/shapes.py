# SPDX-License-Identifier: MIT
"""Six classes behind one interface: a drawing of shapes is measured, moved and filtered (polymorphic calls)."""
import math
import sys


class Shape:
    name = "shape"

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def area(self):
        raise NotImplementedError

    def width(self):
        raise NotImplementedError

    def move(self, dx, dy):
        self.x += dx
        self.y += dy

    def describe(self):
        return f"{self.name}@{self.x:.0f},{self.y:.0f}"


class Circle(Shape):
    name = "circle"

    def __init__(self, x, y, radius):
        super().__init__(x, y)
        self.radius = radius

    def area(self):
        return math.pi * self.radius * self.radius

    def width(self):
        return 2 * self.radius


class Box(Shape):
    name = "box"

    def __init__(self, x, y, w, h):
        super().__init__(x, y)
        self.w = w
        self.h = h

    def area(self):
        return self.w * self.h

    def width(self):
        return self.w


class Square(Box):
    name = "square"

    def __init__(self, x, y, side):
        super().__init__(x, y, side, side)


class Triangle(Shape):
    name = "triangle"

    def __init__(self, x, y, base, height):
        super().__init__(x, y)
        self.base = base
        self.height = height

    def area(self):
        return self.base * self.height / 2

    def width(self):
        return self.base


class Ellipse(Circle):
    name = "ellipse"

    def __init__(self, x, y, a, b):
        super().__init__(x, y, a)
        self.b = b

    def area(self):
        return math.pi * self.radius * self.b


class Group(Shape):
    name = "group"

    def __init__(self, x, y, parts):
        super().__init__(x, y)
        self.parts = parts

    def area(self):
        return sum(part.area() for part in self.parts)

    def width(self):
        return max(part.width() for part in self.parts)

    def move(self, dx, dy):
        super().move(dx, dy)
        for part in self.parts:
            part.move(dx, dy)


def make(number):
    x, y, a, b = number % 100, number % 77, 1 + number % 13, 1 + number % 17
    makers = (lambda: Circle(x, y, a), lambda: Box(x, y, a, b), lambda: Square(x, y, a),
              lambda: Triangle(x, y, a, b), lambda: Ellipse(x, y, a, b),
              lambda: Group(x, y, [Circle(x, y, b), Square(x + 1, y, a)]))
    return makers[number * 7 % 6]()


def main(rounds=600):
    drawing = [make(n) for n in range(3000)]
    total = 0.0
    wide = 0
    for number in range(rounds):
        for shape in drawing:
            total += shape.area()
            if shape.width() > 12:
                wide += 1
        for shape in drawing[number % 3::3]:
            shape.move(1, -1)
    names = sorted({shape.describe() for shape in drawing})
    print("shapes", rounds, f"{total:.3f}", wide, len(names), names[0], names[-1])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
