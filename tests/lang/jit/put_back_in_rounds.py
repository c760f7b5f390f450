# Places in memory and locals that a round changes and puts back: side traces from its middle see what is there then,
# not what the loop's head knows. The third: Python code that a call runs changes shapes in the middle.
class A: pass
def f(o, n):
    t = u = 0
    for i in range(n):
        old = o.x
        o.x = i
        if i % 3 == 0:
            t += o.x
        else:
            u += o.x
        o.x = old
        t += o.x
    return t, u, o.x
a = A(); a.x = 7
print(f(a, 5000))
def g(items, n):
    t = 0
    for i in range(n):
        items.append(i)
        if i % 3 == 0:
            t += len(items)
        if i % 5 == 1:
            t += items[-1]
        items.pop()
    return t
print(g([1,2,3], 5000))
class B: pass
def h(o, n, call):
    s = 0
    for i in range(n):
        s += o.x
        list(map(call, (o, o)))
        s += o.y
        if i % 4 == 2: s += o.x + 1
        else: s += 2
        s += o.x
    return s
count = 0
def change(o):
    global count
    count += 1
    if count % 5 == 0:
        o.x = count
    if count % 7 == 0:
        del o.y; o.z = 1; del o.z; o.y = 3
    if count % 11 == 0:
        v = o.x; del o.x; o.x = v
b = B(); b.x = 1; b.y = 2
print(h(b, 20000, change))
def k(n):
    a = 1.5; t = u = 0.0
    for i in range(n):
        old = a
        a = i * 0.5
        if i % 3 == 0:
            t += a
        else:
            u += a
        a = old
        t += a
    return t, u, a
print(k(5000))
def swap(items, n):
    t = u = 0
    for i in range(n):
        first = items[0]
        items[0] = i
        if i % 3 == 1: t += items[0]
        elif i % 7 == 2: u += items[0] + len(items)
        items[0] = first
        t += items[0]
    return t, u, items
print(swap([4, 5], 6000))
# expect: (4200833, 8331667, 7)
# expect: 2505168
# expect: 900015002
# expect: (2090416.5, 4165833.5, 1.5)
# expect: (6023000, 1716000, [4, 5])
