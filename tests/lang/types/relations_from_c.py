# Relations written in Python that C asks for: sort, heapq, min, index, count, in.
import heapq


class Number:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        if self.value is None or other.value is None:
            return NotImplemented
        return self.value < other.value

    def __gt__(self, other):
        return "reflected" if self.value is None or other.value is None else self.value > other.value

    def __eq__(self, other):
        return [] if self.value != other.value else "equal"

    __hash__ = None

    def __repr__(self):
        return f"<{self.value}>"


numbers = [Number(i * 7 % 11) for i in range(11)]
print(sorted(numbers))  # expect: [<0>, <1>, <2>, <3>, <4>, <5>, <6>, <7>, <8>, <9>, <10>]
print(min(numbers), max(numbers), numbers.index(Number(10)), numbers.count(Number(3)), Number(4) in numbers, Number(44) in numbers)  # expect: <0> <10> 3 1 True False
heapq.heapify(numbers)
print([heapq.heappop(numbers) for _ in range(11)])  # expect: [<0>, <1>, <2>, <3>, <4>, <5>, <6>, <7>, <8>, <9>, <10>]
print(sorted([Number(None), Number(2)]))  # expect: [<2>, <None>]


class Silent:
    def __lt__(self, other):
        return NotImplemented


try:
    sorted([Silent(), Silent()])
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'Silent' and 'Silent'


class Odd:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other, more=5):
        return self.answer

    def __bool__(self):
        raise LookupError("no truth")


print([Odd(0), Odd(1)].index(Odd(1)), [Odd(()), Odd("x")].index(Odd("y")))  # expect: 1 1
try:
    [Odd(Odd(1))].index(Odd(3))
except LookupError as error:
    print(error)  # expect: no truth


class Fails:
    def __lt__(self, other):
        raise OSError("here")


try:
    heapq.heappush([Fails()], Fails())
except OSError as error:
    at, names = error.__traceback__, []
    while at:
        names.append(at.tb_frame.f_code.co_name)
        at = at.tb_next
    print(error, names)  # expect: here ['<module>', '__lt__']


class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __eq__(self, other):
        return [self.inner] == [other.inner]


a = b = 1
for _ in range(100000):
    a, b = Deep(a), Deep(b)
try:
    [a].index(b)
except RecursionError as error:
    print("RecursionError")  # expect: RecursionError


class Changes:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        if self.value == 3:
            Changes.__lt__ = lambda self, other: self.value > other.value
        return self.value < other.value


print(len(sorted(Changes(i) for i in range(6))), Changes(9) < Changes(1))  # expect: 6 True
