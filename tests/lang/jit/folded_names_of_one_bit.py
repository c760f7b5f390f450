# Names that traces have folded are found by a bit of their hash: a change of one name of the bit
# ends the traces of the others, too, because they could not be told later.
names = [f"n{i}" for i in range(400)]
source = "\n".join(f"{n} = [{i}]\ndef get{i}(k):\n    t = 0\n    for _ in range(k):\n        t += {n}[0]\n    return t" for i, n in enumerate(names))
space = {}
exec(source, space)
gets = [space[f"get{i}"] for i in range(400)]
for get in gets:
    get(30)
wrong = 0
for i, n in enumerate(names):  # each change may hide another's
    space[n] = [i + 1000]
for i, get in enumerate(gets):
    wrong += get(30) != 30 * (i + 1000)
print(wrong)
# expect: 0
