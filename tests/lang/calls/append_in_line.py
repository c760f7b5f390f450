# list.append of a local or constant, called where a local looks it up: in line, but for subclasses and lists that cannot grow now.
class Own(list):
    def append(self, item):
        list.append(self, ("own", item))


class Plain(list):
    pass


def fill(l, x):
    l.append(x)
    l.append("const")
    l.append(7)
    return l.append(None), l


def by_name(l, x):
    append = l.append
    append(x)
    return l


class Other:
    def append(self, item):
        return item


for _ in range(40):
    out = [fill([], 1.5), fill(Own(), 1), fill(Plain("a"), []), by_name([], 2)]
    x = Other()
    out.append(fill(x, 3)[0])
print(out)


def grown(n):
    l = []
    item = object()
    for _ in range(n):
        l.append(item)
    return l.count(item), len(l)


print([grown(n) for n in (0, 1, 4, 5, 100, 1000)])
own = []
for _ in range(3):
    own.append(own)
print(own)


def sorting(l):
    def key(x):
        l.append(x)
        return x
    try:
        l.sort(key=key)
    except ValueError as error:
        return str(error), len(l)


for _ in range(30):
    result = sorting([3, 1, 2])
print(result)


class Dies:
    def __del__(self):
        seen.append("gone")


def held():
    l = []
    d = Dies()
    l.append(d)
    d = None
    seen.append("kept")
    l.append(l.pop())
    l = None


seen = []
for _ in range(30):
    held()
print(seen[:4], len(seen))
# expect: [(None, [1.5, 'const', 7, None]), (None, [('own', 1), ('own', 'const'), ('own', 7), ('own', None)]), (None, ['a', [], 'const', 7, None]), [2], None]
# expect: [(0, 0), (1, 1), (4, 4), (5, 5), (100, 100), (1000, 1000)]
# expect: [[...], [...], [...]]
# expect: ('list modified during sort', 3)
# expect: ['kept', 'gone', 'kept', 'gone'] 60
