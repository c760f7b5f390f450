# enumerate() over a generator: FOR_ITER goes on in the generator's frame, traces follow; what it yields gets its number.
import sys


def numbers(n):
    for i in range(n):
        yield i * 3


def keep(values, k):
    for value in values:
        if value % k:
            yield value


def mean(values, size):
    latest = []
    for i, value in enumerate(values):
        latest.append(value)
        if i >= size - 1:
            yield sum(latest) // size
            del latest[0]


def whole(n, k, size):
    result = 0
    for value in mean(keep(numbers(n), k), size):
        result = (result * 31 + value) % 1000003
    return result


print([whole(n, 2 + n % 5, 1 + n % 7) for n in (0, 1, 2, 50, 4000, 9000)])  # expect: [0, 0, 0, 679098, 349520, 659886]
print(sum(whole(n % 12, 2, 3) for n in range(3000)))  # expect: 4719000


def pairs(n, start):
    found = []
    for pair in enumerate(numbers(n), start):
        found.append(pair)
    return found[-2:], len({id(p) for p in found}) == len(found)


print(pairs(5000, 0), pairs(3, 5))  # expect: ([(4998, 14994), (4999, 14997)], True) ([(6, 3), (7, 6)], True)
print(pairs(3000, (1 << 48) - 1500), pairs(4, (1 << 48) - 2), pairs(4, (1 << 63) - 3))  # expect: ([(281474976712154, 8994), (281474976712155, 8997)], True) ([(281474976710656, 6), (281474976710657, 9)], True) ([(9223372036854775807, 6), (9223372036854775808, 9)], True)


def large(start, n):
    last = 0
    for i, value in enumerate(numbers(n), start):
        last = i + value
    return last


print(large((1 << 48) - 2000, 6000), large((1 << 63) - 3000, 6000), large(1 << 70, 3000))  # expect: 281474976732652 9223372036854796804 1180591620717411315420


def fails(n, at):
    def items():
        for i in range(n):
            yield 10 // (at - i)
    total = 0
    try:
        for i, value in enumerate(items()):
            total += i * value
    except ZeroDivisionError as error:
        return total, i, error.__traceback__.tb_next.tb_lineno - error.__traceback__.tb_frame.f_code.co_firstlineno
    return total


print([fails(100, 40 + i % 80) for i in range(200)][-3:])  # expect: [(1992, 76, 3), (2019, 77, 3), (2046, 78, 3)]


def watched(n):
    names = []

    def items():
        for i in range(n):
            if i % 100 == 99:
                names.append(sys._getframe(1).f_code.co_name)
            yield i
    s = 0
    for i, value in enumerate(items()):
        s += i + value
    return s, names[-1], len(names)


print(watched(5000))  # expect: (24995000, 'watched', 50)


def shared(n):
    g = numbers(n)
    e = enumerate(g)
    out = []
    for i, value in e:
        out.append((i, value))
        if i % 5 == 1:
            out.append(next(e, None))
        if i % 7 == 2:
            out.append(next(g, None))
        if i == n - 20:
            g.close()
    return len(out), out[-3:], next(e, "end")


print(shared(4000))  # expect: (4000, [11991, (3588, 11994), (3589, 11997)], 'end')


def again(n):
    def items():
        for i in range(n):
            if i == n // 2:
                try:
                    next(e)
                except ValueError as error:
                    yield str(error)
            yield i
    e = enumerate(items())
    last = None
    for i, value in e:
        if type(value) is str:
            last = i, value
    return last, i


print(again(3000))  # expect: ((1500, 'generator already executing'), 3000)


def nested(n):
    total = 0
    for i, (j, value) in enumerate(enumerate(numbers(n))):
        total += i * value - j
    for i, value in enumerate(v for j, v in enumerate(x for x in range(n)) if j % 3):
        total += i ^ value
    return total


print(nested(4000))  # expect: 63972387748


class Last:
    ended = 0

    def __del__(self):
        Last.ended += 1


def left(n):
    def items(last):
        for i in range(100):
            yield Last()
    for i, value in enumerate(items(Last())):
        if i == n % 9:
            break
    return i


print(sum(left(n) for n in range(2000)), Last.ended)  # expect: 7993 11993
