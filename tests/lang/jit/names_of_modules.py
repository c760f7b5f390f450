# A trace of a module's own code holds for its globals alone, where they are its locals, too: exec() may run that code with others.
def triangle(n):
    total = 0
    for j in range(n % 7 + 10):
        total += j
    return total


simple = compile("for i in range(300):\n    t = i + t\n", "simple", "exec")
calls = compile("for i in range(300):\n    found.append(triangle(i) + t)\n", "calls", "exec")

same = {"t": 0, "triangle": triangle, "found": []}
exec(simple, same)
print(same["t"], same["i"])
for n in range(3):
    local = {"t": 1000 * n}
    same["t"] = same["i"] = 0
    exec(simple, same, local)
    print(local["t"], local["i"], same["t"], same["i"])
exec(simple, same)
print(same["t"], same["i"])

exec(calls, same)
print(sum(same["found"]), len(same["found"]), same["i"])
for n in range(3):
    local = {"t": 1000 * n}
    same["i"] = 0
    same["found"].clear()
    exec(calls, same, local)
    print(sum(same["found"]), len(same["found"]), local["i"], same["i"])

sums = []
for n in range(40): # where one was, another may come to be
    space = {"t": n, "triangle": triangle, "found": []}
    exec(calls, space)
    sums.append(sum(space["found"]) - n * 300)
    del space
print(len(set(sums)), len(sums), sums[0])
# expect: 44850 299
# expect: 44850 299 0 0
# expect: 45850 299 0 0
# expect: 46850 299 0 0
# expect: 44850 299
# expect: 13478960 300 299
# expect: 23960 300 299 0
# expect: 323960 300 299 0
# expect: 623960 300 299 0
# expect: 1 40 23960
