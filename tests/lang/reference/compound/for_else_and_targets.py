# Loop targets of all forms; else runs unless break left.
class A: pass
a, d = A(), {}
for a.x in [1, 2]: pass
for d["k"] in "ab": pass
for (p, q), r in [((1, 2), 3)]: pass
for [s, *t] in ["uvw"]: pass
print(a.x, d, p, q, r, s, t)
for i in []: pass
else: print("else of empty")
for i in [1, 2]:
    if i == 2: break
else: print("never")
print(i)
for i in range(3): i = 10
print(i)
# expect: 2 {'k': 'b'} 1 2 3 u ['v', 'w']
# expect: else of empty
# expect: 2
# expect: 10
