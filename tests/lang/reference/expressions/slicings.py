# Slices with missing, negative and far bounds, on all sequences.
s = list(range(10))
print(s[2:5], s[:3], s[7:], s[:], s[::3], s[::-1], s[8:2:-2], s[-3:], s[:-8], s[100:], s[-100:2], s[5:2])
print("hello"[1:4], (1, 2, 3)[::-1], b"abcd"[::2], range(20)[3:15:4], range(10)[::-1])
for step in (1, 2, -1, -3):
    print([s[a:b:step] for a, b in [(None, None), (1, -1), (-1, 1), (0, 100)]])
try: s[::0]
except ValueError as e: print(e)
try: s["a":]
except TypeError as e: print(e)
class I:
    def __index__(self): return 2
print(s[I():], s[I()], slice(1, 2, 3), slice(3).indices(10), slice(None, None, -1).indices(4))
# expect: [2, 3, 4] [0, 1, 2] [7, 8, 9] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] [0, 3, 6, 9] [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] [8, 6, 4] [7, 8, 9] [0, 1] [] [0, 1] []
# expect: ell (3, 2, 1) b'ac' range(3, 15, 4) range(9, -1, -1)
# expect: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 5, 6, 7, 8], [], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]
# expect: [[0, 2, 4, 6, 8], [1, 3, 5, 7], [], [0, 2, 4, 6, 8]]
# expect: [[9, 8, 7, 6, 5, 4, 3, 2, 1, 0], [], [9, 8, 7, 6, 5, 4, 3, 2], []]
# expect: [[9, 6, 3, 0], [], [9, 6, 3], []]
# expect: slice step cannot be zero
# expect: slice indices must be integers or None or have an __index__ method
# expect: [2, 3, 4, 5, 6, 7, 8, 9] 2 slice(1, 2, 3) (0, 3, 1) (3, -1, -1)
