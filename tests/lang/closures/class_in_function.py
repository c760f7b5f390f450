# Methods close over the enclosing function's variables; the class body's scope is skipped.
x = "global"
def make(x):
    class C:
        x = "class"
        y = x
        def get(self):
            return x
    return C
for i in range(60):
    c = make(i)()
print(c.get(), c.x, c.y)
# expect: 59 class class
