# Functions in functions in functions see all outer names.
def a(x):
    def b(y):
        def c(z):
            def d(w): return x + y + z + w
            return d
        return c
    return b
t = 0
for i in range(60): t += a(i)(1)(2)(3)
print(t)
# expect: 2130
