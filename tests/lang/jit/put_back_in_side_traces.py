# The same in a side trace: what it changes for a while is not known to the side traces that start in its middle.
class A: pass
def f(o, n):
    t = 0
    for i in range(n):
        t += o.x
        if i % 3 == 0:
            old = o.x
            o.x = i
            if i % 7 == 1:
                t += o.x * 2
            else:
                t += o.x
            o.x = old
            t &= 0xFFFFFFFF
    return t, o.x
a = A(); a.x = 7
print(f(a, 20000))
def g(items, n):
    t = 0
    for i in range(n):
        t += len(items) + items[0]
        if i % 3 == 0:
            items.append(i)
            if i % 7 == 1:
                t += len(items) + items[-1]
            t += items.pop()
            t &= 0xFFFFFFFF
    return t, len(items)
print(g([1], 20000))
def h(o, n):
    t = 0
    for i in range(n):
        t += o.x
        if i % 3 == 0:
            o.x = "text"
            if i % 7 == 1:
                t += len(o.x) if type(o.x) is str else o.x + 1
                if i % 11 == 2: t += len(o.x * 2)
            o.x = i
            t &= 0xFFFFFFFF
    return t, o.x
print(h(a, 30000))
def k(n):
    a = 3; t = 0; b = 2.5
    for i in range(n):
        t += a + b
        if i % 3 == 0:
            old = a; a = i; keep = b; b = i * 0.5
            if i % 7 == 1:
                t += a * 2 - b
                if i % 11 == 2: t -= a + b
            a = old; b = keep
    return t, a, b
print(k(30000))
class B:
    pass
def m(o, p, n):
    t = 0
    for i in range(n):
        t += o.x
        if i % 3 == 0:
            p.x = str(i)
            if i % 7 == 1:
                t += len(o.x)
                if i % 11 == 2: t += len(o.x + p.x)
            p.x = 5
            t &= 0xFFFFFFFF
    return t, o.x
b = B(); b.x = 1
print(m(b, b, 30000))
def w(d, n):
    t = 0
    for i in range(n):
        t += d["k"]
        if i % 3 == 0:
            old = d["k"]; d["k"] = i
            if i % 7 == 1:
                t += d["k"] * 2
                if i % 11 == 2: t += d["k"]
            d["k"] = old
    return t, d
print(w({"k": 1}, 30000))
# expect: (76323809, 7)
# expect: (76225713, 1)
# expect: (449931762, 29997)
# expect: (29375269.5, 3, 2.5)
# expect: (157808, 5)
# expect: (44810061, {'k': 1})
