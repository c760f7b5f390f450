# One subscript sees a list, a tuple, a dict, a str and a bytes object.
def get(xs, i): return xs[i]
things = [[1, 2, 3], (4, 5, 6), {1: "one"}, "abc", b"xyz", range(10)]
out = []
for n in range(120):
    out.append(get(things[n % 6], 1))
for n in range(60):
    out.append(get(things[0], -1))
print(out[:6], out[-1], len(out))
# expect: [2, 5, 'one', 'b', 121, 1] 3 180
