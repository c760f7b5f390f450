# A loop whose names hold ints, and side traces that leave an object in one of them and go on in the loop: the loop gives nothing back
# for an int, and the object would stay alive.
import gc

ended = []


class Counted:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        ended.append(self.n)


values = []
ints = 0
for n in range(200):
    values.append(Counted(n) if n % 3 else n)
    if len(values) > 5:
        values.remove(values[0])
    for item in values:
        ints += isinstance(item, int)
values[:] = []
item = None
print(ints, len(ended), sum(type(o) is Counted for o in gc.get_objects()))
# expect: 332 133 0


class Holder:
    pass


def attributes(holder, count):  # the same with an attribute
    values, ints = [], 0
    for n in range(count):
        values.append(Counted(n) if n % 3 else n)
        if len(values) > 5:
            values.remove(values[0])
        for item in values:
            holder.last = item
            ints += isinstance(item, int)
    return ints


def items(last, count):  # with an item of a list and of a dict
    values, ints = [], 0
    for n in range(count):
        values.append(Counted(n) if n % 3 else n)
        if len(values) > 5:
            values.remove(values[0])
        for item in values:
            last[0] = item
            ints += isinstance(item, int)
    return ints


def cells(count):
    values, ints, last = [], 0, None
    for n in range(count):
        values.append(Counted(n) if n % 3 else n)
        if len(values) > 5:
            values.remove(values[0])
        for last in values:
            ints += isinstance(last, int)
    return ints, lambda: last


del ended[:]
print([attributes(holder, 200) for holder in (Holder(), Holder(), Holder())], len(ended))
# expect: [332, 332, 332] 399
del ended[:]
print([items(last, 200) for last in ([0], {0: 0}, [None])], len(ended))
# expect: [332, 332, 332] 399
del ended[:]
print([cells(200)[0] for _ in range(3)], len(ended))
# expect: [332, 332, 332] 399
