# A dict keeps the order of insertion; replacing keeps the place, deleting and adding moves to the end.
d = {"a": 1, "b": 2, "c": 3}
d["a"] = 9; print(list(d))
del d["a"]; d["a"] = 1; print(list(d), list(reversed(d)))
print({1: "x", 1.0: "y"}, {True: 1, 1: 2})
for i in range(60): d.pop(i - 1, None); d[i] = i
print(list(d))
# expect: ['a', 'b', 'c']
# expect: ['b', 'c', 'a'] ['a', 'c', 'b']
# expect: {1: 'y'} {True: 2}
# expect: ['b', 'c', 'a', 59]
