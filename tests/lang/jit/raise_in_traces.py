"""Exceptions raised and caught in hot loops: what nobody looks at, what somebody does, and exits from handlers."""
import sys


class Bad(Exception):
    pass


class Worse(Bad):
    def __init__(self, code):
        self.code = code


def check(x):
    if x & 1:
        raise ValueError("odd", x)
    return x


def counted(n):
    bad = good = 0
    for i in range(n):
        try:
            good += check(i)
        except ValueError:
            bad += 1
    return good, bad


print(counted(4000))


def deep(x, k):
    if k:
        return deep(x, k - 1) + 1
    if x % 3 == 0:
        raise Worse(x)
    if x % 3 == 1:
        raise Bad
    return x


def classes(n):
    """The first handler that fits, by class, subclass and tuple; the code goes on behind it."""
    counts = [0, 0, 0, 0]
    for i in range(n):
        kind = 3
        try:
            deep(i, i % 3)
        except (KeyError, ValueError):
            kind = 0
        except Worse:
            kind = 1
        except Bad:
            kind = 2
        counts[kind] += 1
    return counts


print(classes(5000))


class Tracked:
    alive = 0

    def __init__(self):
        Tracked.alive += 1

    def __del__(self):
        Tracked.alive -= 1


def holds(x):
    mine = Tracked()
    pair = [mine, x]
    if x % 2:
        raise ValueError(pair)
    return len(pair)


def released(n):
    """The locals of the frames that end go with the exception."""
    total = most = 0
    for i in range(n):
        value = [i]
        try:
            total += holds(i)
        except ValueError:
            value = None
            total += 1
        most = max(most, Tracked.alive)
        if value is None:
            total += 1
    return total, most, Tracked.alive


print(released(4000))


def leaves(n):
    """Exits from the middle of a handler: the exception is then raised."""
    total, step, seen = 0, 1, []
    for i in range(n):
        try:
            if i % 2:
                raise Bad(i)
            total += 2
        except Bad:
            total += step
            if i % 5 == 0:
                total += 100
            if i % 1500 == 1499:
                seen.append(sys.exception().args[0])
        if i == n // 2:
            step = 0.5
        if i == n // 4 * 3:
            step = 1 << 70
    return total, seen


print(leaves(6000))


def ways_out(n):
    """continue, break and return in handlers, a loop around, and one in a handler's frame."""
    def first(i):
        for k in range(10):
            try:
                if k == i % 7:
                    raise LookupError
            except LookupError:
                return k
        return -1

    total = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                raise Bad
        except Bad:
            continue
        total += first(i)
        while True:
            try:
                total += 1
                raise KeyError
            except KeyError:
                break
    return total


print(ways_out(3000))


def named(n):
    total = 0
    for i in range(n):
        try:
            raise Worse(i)
        except Worse as error:
            total += error.code
        try:
            raise ValueError("x" * (i % 5))
        except ValueError as error:
            total += len(str(error)) + (error.__traceback__ is not None)
    return total


print(named(3000))


def contexts(n):
    """Inside of another handler; raised again; raised from a handler."""
    same = 0
    for i in range(n):
        try:
            raise KeyError(i)
        except KeyError:
            try:
                raise Bad
            except Bad:
                same += 1
            same += type(sys.exception()) is KeyError
        try:
            try:
                raise Bad
            except Bad:
                raise
        except Bad:
            same += 1
        try:
            try:
                raise Bad
            except Bad:
                raise ValueError
        except ValueError as error:
            same += type(error.__context__) is Bad
        same += sys.exception() is None
    return same


print(contexts(2000))


def changing(n):
    """What is caught changes while the loop is hot."""
    global Caught
    Caught, caught, passed = Bad, 0, 0
    for i in range(n):
        try:
            try:
                raise Worse(i)
            except Caught:
                caught += 1
        except Exception:
            passed += 1
        if i == n // 2:
            Caught = KeyError
    return caught, passed


print(changing(4000))


class Counter:
    def __init__(self):
        self.n = self.failures = 0

    def step(self, i):
        self.n += 1
        if i % 4 == 0:
            raise RuntimeError
        return i

    def run(self, n):
        total = 0
        for i in range(n):
            try:
                total += self.step(i)
            except RuntimeError:
                self.failures += 1
            finally:
                total += 1
        return total


counter = Counter()
print(counter.run(4000), counter.n, counter.failures)


def generated(n):
    """Raised in a generator, caught in it and outside of it."""
    def items():
        for i in range(n):
            try:
                if i % 3 == 0:
                    raise Bad
                yield i
            except Bad:
                yield -1
        raise Worse(n)

    total = 0
    try:
        for item in items():
            total += item
    except Worse as end:
        total += end.code
    return total


print(generated(3000))


def fails(n):
    """A handler that raises itself, where it did not before."""
    known, caught, text = {k: k for k in range(n // 2)}, 0, 0
    for i in range(n):
        try:
            try:
                raise Bad
            except Bad:
                caught += known[i]
        except KeyError as error:
            caught += type(error.__context__) is Bad
        try:
            raise Bad
        except Bad:
            word = "a" + str(i % 7)
        text += len(word)
    return caught, text


print(fails(4000))
# expect: (3998000, 2000)
# expect: [0, 1667, 1667, 1666]
# expect: (8000, 0, 0)
# expect: (8.854437155380585e+23, [1499, 2999, 4499, 5999])
# expect: 7995
# expect: 4507500
# expect: 10000
# expect: (2001, 1999)
# expect: 6004000 4000 1000
# expect: 3002000
# expect: (2001000, 8000)
