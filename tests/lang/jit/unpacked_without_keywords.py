"""f(*args) without keywords in hot loops: functions, bound methods, natives, tuples and lists, lengths that vary."""


class Event:
    def __init__(self, action, *arguments):
        self.action = action
        self.arguments = arguments


class Simulation:
    def __init__(self):
        self.sum = self.calls = 0

    def add(self, x, y=1):
        self.sum += x * y

    def count(self):
        self.calls += 1

    def run(self, events, n):
        for i in range(n):
            event = events[i % len(events)]
            event.action(*event.arguments)
        return self.sum, self.calls


simulation = Simulation()
print(simulation.run([Event(simulation.add, 3), Event(simulation.count), Event(simulation.add, 2, 5)], 6000))


def three(a, b, c):
    return a * 100 + b * 10 + c


def lists(n):
    total = 0
    for i in range(n):
        total += three(*[i, 1, 2]) + three(i, *(3, 4)) + max(*[i, 7])
        try:
            three(*(1,) * (i % 4))
        except TypeError:
            total += 1
    return total


print(lists(3000))
# expect: (26000, 2000)
# expect: 904338778
