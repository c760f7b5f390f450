# SPDX-License-Identifier: MIT
"""Lifts in a tall house, step by step: objects with states, lists of passengers, strategies as subclasses."""
import sys


class Passenger:
    def __init__(self, born, origin, goal):
        self.born = born
        self.origin = origin
        self.goal = goal

    @property
    def direction(self):
        return 1 if self.goal > self.origin else -1


class Lift:
    CAPACITY = 8

    def __init__(self, floor):
        self.floor = floor
        self.direction = 0
        self.inside = []
        self.doors = 0
        self.travelled = 0

    @property
    def full(self):
        return len(self.inside) >= self.CAPACITY

    def wishes_ahead(self, house):
        raise NotImplementedError

    def step(self, house):
        if self.doors:
            self.doors -= 1
            return
        leaving = [p for p in self.inside if p.goal == self.floor]
        if leaving:
            self.inside = [p for p in self.inside if p.goal != self.floor]
            for passenger in leaving:
                house.arrived(passenger)
            self.doors = 2
        queue = house.floors[self.floor]
        while queue and not self.full and self.takes(queue[0]):
            self.inside.append(queue.pop(0))
            self.doors = 2
        if not self.doors:
            self.direction = self.choose(house)
            self.floor += self.direction
            self.travelled += abs(self.direction)

    def takes(self, passenger):
        return self.direction == 0 or not self.inside or passenger.direction == self.direction

    def choose(self, house):
        raise NotImplementedError


class SweepingLift(Lift):
    """Goes on in its direction while somebody wants to."""

    def choose(self, house):
        for direction in (self.direction or 1, -(self.direction or 1)):
            floor = self.floor + direction
            while 0 <= floor < house.height:
                if house.floors[floor] or any(p.goal == floor for p in self.inside):
                    return direction
                floor += direction
        return 0


class NearestLift(Lift):
    """Goes to the nearest goal, else to the nearest call."""

    def choose(self, house):
        goals = [p.goal for p in self.inside] or [f for f, queue in enumerate(house.floors) if queue]
        if not goals:
            return 0
        goal = min(goals, key=lambda floor: (abs(floor - self.floor), floor))
        return (goal > self.floor) - (goal < self.floor)


class House:
    def __init__(self, height, lifts):
        self.height = height
        self.floors = [[] for _ in range(height)]
        self.lifts = lifts
        self.time = 0
        self.waits = []
        self.state = 12

    def random(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 9) % limit

    def arrived(self, passenger):
        self.waits.append(self.time - passenger.born)

    def step(self):
        self.time += 1
        if self.random(3) == 0:
            origin, goal = self.random(self.height), self.random(self.height)
            if origin != goal:
                self.floors[origin].append(Passenger(self.time, origin, goal))
        for lift in self.lifts:
            lift.step(self)


def main(steps=100000):
    house = House(24, [SweepingLift(0), NearestLift(12), SweepingLift(23), NearestLift(5)])
    for _ in range(steps):
        house.step()
    waiting = sum(map(len, house.floors))
    print("elevators", steps, len(house.waits), sum(house.waits), max(house.waits), waiting,
          [lift.travelled for lift in house.lifts])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
