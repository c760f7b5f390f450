# Lists: slices assigned, removed and nested; copies are shallow.
a = [1, 8, 27, 65, 125]; a[3] = 4 ** 3; a.append(216); print(a)
b = a; b.append(343); print(len(a), a[:] == a, a[:] is a)
letters = list("abcdefg"); letters[2:5] = ["C", "D", "E"]; print(letters); letters[2:5] = []; print(letters); letters[:] = []; print(letters)
x = [["a", "b"], [1, 2]]; print(x[0][1], len(x))
# expect: [1, 8, 27, 64, 125, 216]
# expect: 7 True False
# expect: ['a', 'b', 'C', 'D', 'E', 'f', 'g']
# expect: ['a', 'b', 'f', 'g']
# expect: []
# expect: b 2
