# enumerate, zip, reversed, sorted and dict.items in loops.
for i, v in enumerate(["tic", "tac"], start=1): print(i, v, end=" ")
for q, a in zip(["name", "quest"], ["L", "grail", "extra"]): print(q, a, end=" ")
for i in reversed(range(1, 10, 4)): print(i, end=" ")
print(*sorted(set("banana")), *{"k": 1}.items())
# expect: 1 tic 2 tac name L quest grail 9 5 1 a b n ('k', 1)
