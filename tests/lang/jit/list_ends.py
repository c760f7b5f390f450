# Lists that grow and shrink at their end in traces: append, pop, comprehensions; lengths, items and memory stay right.


def counting(n):
    out = []
    for i in range(n):
        out.append(i)
    return len(out), sum(out), out[-1]


print(counting(5000))  # expect: (5000, 12497500, 4999)


def stack(n):
    stack = [0]
    for i in range(n):
        stack.append(i)
        stack.append(stack[-1] + 1)
        right = stack.pop()
        stack[-1] += right
        if i % 3 == 0:
            stack[0] += stack.pop()
    return stack[0], len(stack), stack[-1]


print(stack(6000))  # expect: (11996000, 4001, 11999)


def up_and_down(n):
    out, total = [], 0
    for i in range(n):
        if i // 700 % 2 == 0:
            out.append(str(i))
        else:
            total += len(out.pop())
    return len(out), total


print(up_and_down(9000))  # expect: (600, 15990)


class Counted:
    alive = 0

    def __init__(self, number):
        self.number = number
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1


def objects(n):
    out = []
    most = 0
    for i in range(n):
        out.append(Counted(i))
        out.append(out[-1])
        if i % 4 == 3:
            for _ in (1, 2, 3):
                x = out.pop()
            most = max(most, Counted.alive, x.number)
        x = None
    alive = Counted.alive
    out.clear()
    return most, alive, Counted.alive


print(objects(4000))  # expect: (3998, 3000, 0)


def empty(n):
    out, failed = [], 0
    for i in range(n):
        if i % 5 == 0:
            out.append(i)
        try:
            out.pop()
        except IndexError as error:
            failed += str(error) == "pop from empty list"
    return failed, out


print(empty(5000))  # expect: (4000, [])


# One list under two names; its length changes while it is gone over.
def aliases(n):
    a = b = []
    seen = 0
    for i in range(n):
        before = len(a)
        b.append(i)
        seen += len(a) - before
        if len(b) > 50:
            while len(a) > 10:
                b.pop()
    return seen, len(a), a[:12]


print(aliases(4000))  # expect: (4000, 23, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 3987, 3988])


def grows(n):
    out = [0]
    for x in out:
        if len(out) < n:
            out.append(x + 1)
    return len(out), out[-1]


print(grows(4000))  # expect: (4000, 3999)


def comprehensions(n):
    total = 0
    for i in range(n):
        total += len([j * i for j in range(30) if (i + j) & 1]) + len([k for k in "abcdef"])
    return total


print(comprehensions(700))  # expect: 14700


# Wide ints, floats and bools are boxed on their way.
def kinds(n):
    out = []
    for i in range(n):
        out.append(i * 0.5)
        out.append(i << 44)
        out.append(i > 7)
        if i % 2:
            last = out.pop(), out.pop(), out.pop()
    return len(out), out[-3:], last


print(kinds(3000))  # expect: (4500, [1499.0, 52741373761159168, True], (True, 52758965947203584, 1499.5))


# sort() makes the list look empty: what compares finds no memory to keep.
class Touches:
    def __init__(self, value, home):
        self.value, self.home = value, home

    def __lt__(self, other):
        self.home.append(self)
        return self.value < other.value


def sorting(n):
    caught = 0
    for i in range(n):
        items = []
        for k in (3, 1, 2):
            items.append(Touches(k, items))
        try:
            items.sort()
        except ValueError:
            caught += 1
    return caught


print(sorting(1500))  # expect: 1500


# Unpacking a list that has another length by then.
def unpacked(n):
    pair, failed, total = [1, 2], 0, 0
    for i in range(n):
        if i % 100 == 0:
            pair.append(3)
        elif i % 100 == 1:
            pair.pop()
        try:
            a, b = pair
            total += a + b
        except ValueError:
            failed += 1
    return failed, total


print(unpacked(4000))  # expect: (40, 11880)


# Subclasses have a say.
class Loud(list):
    said = 0

    def append(self, item):
        Loud.said += 1
        super().append(item)

    def pop(self):
        Loud.said += 1
        return super().pop()


def loud(n):
    out = Loud()
    for i in range(n):
        out.append(i)
        if i & 1:
            out.pop()
    return len(out), Loud.said


print(loud(3000))  # expect: (1500, 4500)
