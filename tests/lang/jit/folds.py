# sum(), min() and max() of generators: the call goes on in the generator's frame, in the trace of its caller.
import sys


class Box:
    def __init__(self, w, h):
        self.w = w
        self.h = h

    def area(self):
        return self.w * self.h


class Round:
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.5 * self.r


class Group:
    def __init__(self, parts):
        self.parts = parts

    def area(self):
        return sum(part.area() for part in self.parts)

    def largest(self):
        return max(part.area() for part in self.parts)


def few(groups, rounds):
    total = 0
    for _ in range(rounds):
        for group in groups:
            total += group.area() - group.largest()
    return total


print(few([Group([Box(1, 2), Round(3)]), Group([Round(1), Box(2, 3), Box(4, 5)])], 3000))  # expect: 34500.0
print(few([Group([Box(i, 2) for i in range(n)]) for n in range(1, 30)], 100))  # expect: 730800
print(few([Group([Box(i, 0.5) for i in range(n)]) for n in range(1, 30)], 100))  # expect: 182700.0


def squares(n):
    return sum(i * i for i in range(n))


def extremes(n):
    return min(i * 7 % 11 for i in range(1, n)), max(i * 7 % 11 for i in range(1, n)), max(f"{i * 7 % 11:x}" for i in range(1, n))


print([squares(n) for n in range(3000)][-1], sum(squares(n % 5) for n in range(5000)))  # expect: 8986506499 20000
print([extremes(2 + n % 12) for n in range(3000)][-3:])  # expect: [(1, 10, 'a'), (0, 10, 'a'), (0, 10, 'a')]


def mixed(values):
    return sum(v for v in values)


class Odd:
    def __init__(self, n):
        self.n = n

    def __radd__(self, other):
        return other + self.n

    def __gt__(self, other):
        return self.n > other.n


big = 1 << 60
kinds = [[1, 2, 3], [1.5, 2, True], [big, big], [1, 2.5, big], [1j, 2], [Odd(3), Odd(4)], [], [0.1] * 10, [1e100, 1.0, -1e100], [-0.0]]
for values in kinds:
    result = [mixed(values) for _ in range(3000)]
    print(result[0], result[-1], set(result) == {result[0]})
# expect: 6 6 True
# expect: 4.5 4.5 True
# expect: 2305843009213693952 2305843009213693952 True
# expect: 1.152921504606847e+18 1.152921504606847e+18 True
# expect: (2+1j) (2+1j) True
# expect: 7 7 True
# expect: 0 0 True
# expect: 1.0 1.0 True
# expect: 1.0 1.0 True
# expect: 0.0 0.0 True


def best(values):
    return max(v for v in values)


print(sum(best([Odd(i), Odd(3)]).n for i in range(3000)), sum(best(((i % 3, 1), (1, 2)))[1] for i in range(3000)))  # expect: 4498506 5000
print(best("abc"), best([2.5, 1.5]), best([1, 2.5]), best([True, 2]), best(["a", "b"] * 2000))  # expect: c 2.5 2.5 2 b


def caught(values):
    try:
        return max(v for v in values)
    except ValueError as error:
        return str(error)
    except ZeroDivisionError:
        return "division"
    finally:
        caught.times += 1


caught.times = 0
print(sorted({str(caught([1] * (i % 3))) for i in range(3000)}), caught.times)  # expect: ['1', 'max() iterable argument is empty'] 3000


def fails(n, at):
    try:
        return sum(10 // (i - at) for i in range(n))
    except ZeroDivisionError as error:
        return error.__traceback__.tb_next.tb_frame.f_code.co_name


print([fails(20, 5 + i % 40) for i in range(3000)][-40:].count("<genexpr>"))  # expect: 15


def watched(n):
    seen = []

    def items():
        for i in range(n):
            if i % 50 == 7:
                seen.append(sys._getframe(1).f_code.co_name)
            yield i
    return sum(items()), len(seen), set(seen)


print([watched(200) for _ in range(50)][-1])  # expect: (19900, 4, {'watched'})


def nested(n):
    return sum(max(i * j for j in range(3)) for i in range(n))


print(sum(nested(n % 9) for n in range(3000)), nested(5000))  # expect: 55946 24995000


class Last:
    ended = 0

    def __del__(self):
        Last.ended += 1


def finalized(n):
    def items(last):
        for i in range(n):
            yield i
    return sum(items(Last()))


print(sum(finalized(n % 7) for n in range(3000)), Last.ended)  # expect: 14984 3000


def again(n):
    g = (i for i in range(n))
    next(g, None)
    return sum(g), sum(g), next(g, "end")


print([again(n % 6) for n in range(3000)][-2:], again(5000))  # expect: [(6, 0, 'end'), (10, 0, 'end')] (12497500, 0, 'end')


def handles(n):
    def items():
        for i in range(n):
            try:
                if i % 3 == 1:
                    raise KeyError(i)
                yield i
            except KeyError:
                yield 100
    return sum(items())


print(sum(handles(n % 10) for n in range(3000)))  # expect: 473400


def replaced(n):
    global sum
    total = 0
    for i in range(n):
        if i == n // 2:
            sum = lambda values: -1
        total += sum(x for x in (i, 1))
    del sum
    return total


print(replaced(4000))  # expect: 1999000
