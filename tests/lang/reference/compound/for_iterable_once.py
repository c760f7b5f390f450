# The iterable is evaluated once; changing the target does not change the loop.
calls = []
def items(): calls.append(1); return [1, 2, 3]
for i in items(): i = 100
print(i, calls)
n = 3
for j in range(n): n = 10
print(j, n)
for c in (s := "ab"): s = "zzzz"
print(c, s)
# expect: 100 [1]
# expect: 2 10
# expect: b zzzz
