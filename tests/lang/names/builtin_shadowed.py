# A builtin is shadowed by a global in the middle, then comes back.
def run():
    out = []
    for i in range(90):
        if i == 40:
            globals()["len"] = lambda x: -1
        if i == 70:
            del globals()["len"]
        out.append(len([1, 2]))
    return out
r = run()
print(r.count(2), r.count(-1), r[39:42], r[69:72])
# expect: 60 30 [2, -1, -1] [-1, 2, 2]
