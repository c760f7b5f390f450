# A function of many handlers finds the one that encloses the instruction, and none where there is none.
lines = ["def f(n):", "    out = []"]
for i in range(60):
    lines += [f"    try:", f"        if n == {i}: raise KeyError({i})", f"        try:", f"            if n == 100 + {i}: [][{i}]",
              f"        except IndexError: out.append(-{i})", f"    except KeyError as e: out.append(e.args[0])", f"    if n == 200 + {i}: 1 / 0"]
lines.append("    return out")
space = {}
exec("\n".join(lines), space)
f = space["f"]
print([f(i) for i in (0, 1, 29, 30, 31, 58, 59, 60)])
print([f(100 + i) for i in (0, 1, 29, 30, 31, 58, 59, 60)])
for i in (0, 1, 30, 59):
    try:
        f(200 + i)
    except ZeroDivisionError as e:
        print("left", i)
print(f(260))
# expect: [[0], [1], [29], [30], [31], [58], [59], []]
# expect: [[0], [-1], [-29], [-30], [-31], [-58], [-59], []]
# expect: left 0
# expect: left 1
# expect: left 30
# expect: left 59
# expect: []
