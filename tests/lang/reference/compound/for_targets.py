# The target of a loop may be anything that can be assigned to.
d, l = {}, [0, 0]
for d["k"] in range(3): pass
for l[1] in "xy": pass
for d["a"], (l[0], *d["rest"]) in [(1, (2, 3, 4))]: pass
print(d, l)
class O: pass
for O.attr in range(40): pass
print(O.attr)
for (x) in [1]: pass
for [a, b] in [(1, 2)]: pass
for i, in [(7,)]: pass
print(x, a, b, i)
for x in (): pass
print(x)
# expect: {'k': 2, 'a': 1, 'rest': [3, 4]} [2, 'y']
# expect: 39
# expect: 1 1 2 7
# expect: 1
