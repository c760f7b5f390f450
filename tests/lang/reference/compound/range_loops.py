# range in loops: steps, empty, huge, and its attributes.
print([list(range(*a)) for a in ((3,), (1, 4), (10, 0, -3), (0, -5), (5, 5), (0, 10, 20))])
r = range(10**20, 10**20 + 30, 7)
print(list(r), len(r), r[2], r.start, r.stop, r.step, 10**20 + 7 in r, r.index(10**20 + 14), r[::-1])
t = 0
for i in range(100, -100, -7): t += i
print(t, hash(range(3)) == hash(range(0, 3, 1)))
for bad in ("range()", "range(1.5)", "range(1, 2, 0)", "range('a')", "range(1, 2, 3, 4)", "range(stop=3)"):
    try: eval(bad)
    except (TypeError, ValueError) as e: print(e)
# expect: [[0, 1, 2], [1, 2, 3], [10, 7, 4, 1], [], [], [0]]
# expect: [100000000000000000000, 100000000000000000007, 100000000000000000014, 100000000000000000021, 100000000000000000028] 5 100000000000000000014 100000000000000000000 100000000000000000030 7 True 2 range(100000000000000000028, 99999999999999999993, -7)
# expect: 58 True
# expect: range expected at least 1 argument, got 0
# expect: 'float' object cannot be interpreted as an integer
# expect: range() arg 3 must not be zero
# expect: 'str' object cannot be interpreted as an integer
# expect: range expected at most 3 arguments, got 4
# expect: range() takes no keyword arguments
