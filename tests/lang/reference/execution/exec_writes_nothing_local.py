# What exec() assigns in a function does not change its locals.
def f():
    x = 1
    exec("x = 2; y = 3")
    d = {}
    exec("x = 2; y = 3", {}, d)
    return x, "y" in locals(), d
print(f())
# expect: (1, False, {'x': 2, 'y': 3})
