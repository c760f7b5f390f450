# SPDX-License-Identifier: MIT
"""Bodies that attract each other, with a vector class and its operators: small objects born and dropped at each step."""
import math
import sys


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z


class Body:
    def __init__(self, mass, position, velocity):
        self.mass = mass
        self.position = position
        self.velocity = velocity

    def kinetic(self):
        return 0.5 * self.mass * self.velocity.dot(self.velocity)


class System:
    def __init__(self, bodies):
        self.bodies = bodies

    def pull(self, one, two):
        away = two.position - one.position
        square = away.dot(away) + 0.01
        return away * (1.0 / (square * math.sqrt(square)))

    def step(self, dt):
        bodies = self.bodies
        for i, one in enumerate(bodies):
            for two in bodies[i + 1:]:
                pull = self.pull(one, two)
                one.velocity = one.velocity + pull * (two.mass * dt)
                two.velocity = two.velocity - pull * (one.mass * dt)
        for body in bodies:
            body.position = body.position + body.velocity * dt

    def energy(self):
        total = sum(body.kinetic() for body in self.bodies)
        for i, one in enumerate(self.bodies):
            for two in self.bodies[:i]:
                away = two.position - one.position
                total -= one.mass * two.mass / math.sqrt(away.dot(away) + 0.01)
        return total


def main(steps=26000):
    bodies = []
    for i in range(6):
        angle = 2.0 * math.pi * i / 6
        position = Vector(math.cos(angle) * (1 + i), math.sin(angle) * (1 + i), 0.1 * i)
        velocity = Vector(-math.sin(angle), math.cos(angle), 0.0)
        bodies.append(Body(0.2 + 0.1 * i, position, velocity))
    system = System(bodies)
    before = system.energy()
    for _ in range(steps):
        system.step(0.001)
    print("vectors", steps, f"{before:.6f} {system.energy():.6f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
