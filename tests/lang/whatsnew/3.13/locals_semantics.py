# PEP 667: locals() is a new snapshot each time.
def f():
    x = 1
    a = locals(); x = 2; b = locals()
    a["x"] = "changed"; a["new"] = 1
    return x, a["x"], b["x"], "new" in locals(), a is b
for _ in range(30): r = f()
print(r)
def g():
    y = 1
    exec("y = 2; z = 3")
    return y, "z" in locals()
print(g())
# expect: (2, 'changed', 2, False, False)
# expect: (1, False)
