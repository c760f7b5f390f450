# SPDX-License-Identifier: MIT
"""Discrete event simulation of a shop: customers, tills and breakdowns on a heap of events ordered by __lt__."""
import heapq
import sys
from collections import deque


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % limit


class Event:
    def __init__(self, time, order, action, *arguments):
        self.time = time
        self.order = order
        self.action = action
        self.arguments = arguments

    def __lt__(self, other):
        if self.time != other.time:
            return self.time < other.time
        return self.order < other.order


class Simulation:
    def __init__(self):
        self.now = 0
        self.events = []
        self.made = 0

    def after(self, delay, action, *arguments):
        self.made += 1
        heapq.heappush(self.events, Event(self.now + delay, self.made, action, *arguments))

    def run(self, until):
        while self.events and self.events[0].time <= until:
            event = heapq.heappop(self.events)
            self.now = event.time
            event.action(*event.arguments)


class Customer:
    def __init__(self, arrived, items):
        self.arrived = arrived
        self.items = items


class Till:
    def __init__(self, shop, speed):
        self.shop = shop
        self.speed = speed
        self.queue = deque()
        self.busy = False
        self.broken = False
        self.served = 0

    def length(self):
        return len(self.queue) + self.busy

    def join(self, customer):
        self.queue.append(customer)
        self.start()

    def start(self):
        if not self.busy and not self.broken and self.queue:
            self.busy = True
            customer = self.queue.popleft()
            self.shop.waits.append(self.shop.simulation.now - customer.arrived)
            self.shop.simulation.after(customer.items * self.speed + 5, self.finish, customer)

    def finish(self, customer):
        self.busy = False
        self.served += customer.items
        if not self.broken and self.shop.random.below(50) == 0:
            self.broken = True
            self.shop.simulation.after(200, self.repair)
        self.start()

    def repair(self):
        self.broken = False
        self.start()


class Shop:
    def __init__(self, tills):
        self.simulation = Simulation()
        self.random = Random(11)
        self.waits = []
        self.tills = [Till(self, 2 + i % 3) for i in range(tills)]
        self.simulation.after(0, self.arrive)

    def arrive(self):
        customer = Customer(self.simulation.now, 1 + self.random.below(30))
        min(self.tills, key=Till.length).join(customer)
        self.simulation.after(1 + self.random.below(16), self.arrive)


def main(until=1300000):
    shop = Shop(7)
    shop.simulation.run(until)
    waits = shop.waits
    print("queue_simulation", until, len(waits), sum(waits), max(waits), [till.served for till in shop.tills])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
