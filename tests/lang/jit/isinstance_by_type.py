# SPDX-License-Identifier: MIT
# isinstance() of values of many types, of classes that lie about themselves and of objects that change their class.
import abc


class Symbol(str):
    pass


class Other:
    pass


class Liar:
    @property
    def __class__(self):
        return Symbol


class Meta(type):
    def __instancecheck__(cls, instance):
        return True


class Anything(metaclass=Meta):
    pass


class Shape(abc.ABC):
    pass


Shape.register(list)


def kind(x):
    if isinstance(x, Symbol):
        return "symbol"
    if isinstance(x, list):
        return "list"
    if isinstance(x, int):
        return "int"
    if isinstance(x, (tuple, float)):
        return "other"
    return "none of them"


values = [Symbol("a"), [1], 3, True, 10 ** 30, 2.5, (1,), None, "text", Other(), Liar(), {}]
for _ in range(300):
    kinds = [kind(v) for v in values]
print(kinds)


def changes(objects):
    count = 0
    for x in objects:
        if isinstance(x, Other):
            count += 1
            x.__class__ = Liar
        if isinstance(x, Other):
            count += 1000000
        if isinstance(x, Symbol):
            count += 100
    return count


for _ in range(20):
    total = changes([Other() for _ in range(100)])
print(total)
print([sum(isinstance(v, Anything) + 2 * isinstance(v, Shape) for v in values * 50) for _ in range(3)])
# expect: ['symbol', 'list', 'int', 'int', 'int', 'other', 'other', 'none of them', 'none of them', 'none of them', 'symbol', 'none of them']
# expect: 10100
# expect: [700, 700, 700]
