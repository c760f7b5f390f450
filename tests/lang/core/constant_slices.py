# Slices whose parts are constants are constants themselves: each with its own types, in loads, stores and deletions.
class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
print(s[1:2:None], s[1.0:2:None], s[True:2:None], s[1:2:None], s[0.0::2], s[-0.0::2], s[0::2])
print(s["a":b"b":...], s[::2, 1], s[1:2, 1:2:3], s[::-1], s[:, ::2])
s[::2] = 1
del s[::2]
l = list(range(10))
for _ in range(40):
    part = l[::2], l[1:8:3], "abcdefgh"[::3], b"abcdef"[1::2], (1, 2, 3)[::2], l[::-3]
    l[::5] = [0, 5]
print(part, l)
m = list(range(10))
del m[::3]
print(m)
try:
    l[::2] = [1]
except ValueError as error:
    print(error)
try:
    l["a"::2]
except TypeError as error:
    print(error)


def f(x):
    return x[1:2:3], x[1:2:3], x[1:2:4]


print([c for c in f.__code__.co_consts if isinstance(c, slice)], f(s)[0] is f(s)[1])
code = compile("def g(x): return x[2:3:4], x[2.0:3:4]", "g", "exec")
import marshal
space = {}
exec(marshal.loads(marshal.dumps(code)), space)
print(space["g"](s))
# many constants: found by their hash
many = compile("(" + ", ".join(f"s[{i}:{i % 3}:{i % 5}]" for i in range(60)) + ", s[1:1:1], s[1.0:1:1], s[30:0:0])", "many", "eval")
result = eval(many)
print(result[1], result[-3] is result[1], result[-2], result[-1] is result[30], sum(isinstance(c, slice) for c in many.co_consts))
# expect: slice(1, 2, None) slice(1.0, 2, None) slice(True, 2, None) slice(1, 2, None) slice(0.0, None, 2) slice(-0.0, None, 2) slice(0, None, 2)
# expect: slice('a', b'b', Ellipsis) (slice(None, None, 2), 1) (slice(1, 2, None), slice(1, 2, 3)) slice(None, None, -1) (slice(None, None, None), slice(None, None, 2))
# expect: set slice(None, None, 2) 1
# expect: del slice(None, None, 2)
# expect: ([0, 2, 4, 6, 8], [1, 4, 7], 'adg', b'bdf', (1, 3), [9, 6, 3, 0]) [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: [1, 2, 4, 5, 7, 8]
# expect: attempt to assign sequence of size 1 to extended slice of size 5
# expect: slice indices must be integers or None or have an __index__ method
# expect: [slice(1, 2, 3), slice(1, 2, 4)] True
# expect: (slice(2, 3, 4), slice(2.0, 3, 4))
# expect: slice(1, 1, 1) True slice(1.0, 1, 1) True 61
