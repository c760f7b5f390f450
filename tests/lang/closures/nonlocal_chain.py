# nonlocal reaches through several functions.
def a():
    v = 1
    def b():
        def c():
            nonlocal v
            v *= 2
            if v > 1000:
                v -= 1000
            return v
        return c
    f = b()
    for _ in range(60):
        f()
    return v
print(a())
# expect: 976
