# enumerate, zip, reversed, map and filter in loops.
xs = list(range(60))
t = 0
for i, x in enumerate(xs, 5):
    t += i * x
for a, b in zip(xs, reversed(xs)):
    t += a * b
for m in map(lambda x: x * 2, filter(lambda x: x % 2, xs)):
    t += m
print(t, list(zip([1, 2], "ab", (3.0, 4.0, 5.0))))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
# expect: 115080 [(1, 'a', 3.0), (2, 'b', 4.0)]
# expect: zip() argument 2 is longer than argument 1
