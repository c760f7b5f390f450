# f(*items) of functions made anew each time, with *rest and closures; a function that a generator calls returns to it in a trace.


def table(n, values):
    total = 0
    for i in range(n):
        k = i % 3
        f = {0: max, 1: lambda *v: sum(v) + k, 2: lambda a, *rest: a * len(rest) + i}[k]
        total += f(*values)
    return total


print(table(6000, [3, 1, 2]), table(3000, (5, 6)))


def makers(n):
    total = 0
    for i in range(n):
        def f(a, b=i, *rest, c=i):
            return a + b + c + len(rest)

        def g(a, b):
            return a * b + i
        total += f(*[1]) + f(*[1, 2, 3]) + g(*(i, 2))
        try:
            g(*([1, 2, 3] if i % 1500 == 1499 else [1, 2]))
        except TypeError as e:
            total += len(str(e))
    return total


print(makers(6000))


class Node:
    def __init__(self, key, left, right):
        self.key, self.left, self.right = key, left, right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle * 3, build(low, middle), build(middle + 1, high))


def find(node, key):
    while node is not None and node.key != key:
        node = node.left if key < node.key else node.right
    return node


root = build(0, 300)
print(sum(1 for key in range(12000) if find(root, key)))
print([key for key in (k for k in range(5000) if find(root, k)) if key % 7 == 0][-3:])


def walk(keys):
    for key in keys:
        try:
            node = find(root, key)
            if node:
                sent = yield node.key
                if sent:
                    yield -sent
        finally:
            global ended
            ended += 1


ended = 0
print(sum(walk(range(9000))), ended)
g = walk(range(9000))
print(next(g), g.send(5), next(g), ended)
g.close()
print(ended)
print(max(walk([3, "x"]) if False else walk(range(3000))), ended)
try:
    print(sum(walk(list(range(3000)) + ["x"])))
except TypeError as e:
    print(e, ended)
# expect: 6033000 1523500
# expect: 108012260
# expect: 300
# expect: [840, 861, 882]
# expect: 134550 9000
# expect: 0 -5 3 9003
# expect: 9004
# expect: 897 12004
# expect: '<' not supported between instances of 'str' and 'int' 15005
