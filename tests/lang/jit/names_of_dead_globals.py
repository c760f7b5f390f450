# Globals that have died may leave their address to others: what traces have folded of them ends with them.
from types import FunctionType

k = 1


def numbers(n):
    for i in range(n % 5 + 1):
        yield i + k


def parts(n):
    try:
        for i in range(n):
            yield i
    finally:
        pass


def read(rounds):
    makers = [(numbers, 1)]
    for own in (500, 3):
        makers.append((FunctionType(numbers.__code__, {"k": own, "range": range}), own))
    seen, n, wrong = 0, 0, []
    while n < rounds:
        n += 1
        seen += len({x for x in parts(n % 7)})
        make, own = makers[n % 3]
        total, count = sum(make(n)), n % 5 + 1
        if total != own * count + count * (count - 1) // 2:
            wrong.append((n, total))
    return wrong


def loop(n):
    total = 0
    for i in range(n):
        total += k
    return total


class Value:
    freed = 0

    def __del__(self):
        Value.freed += 1


for i in range(8):
    if found := read(34):
        print(found)
wrong = 0
for own in range(60):
    other = FunctionType(loop.__code__, {"k": own, "range": range, "value": Value()})
    wrong += other(40) != own * 40
    del other
print(wrong, Value.freed)
# expect: 0 60
