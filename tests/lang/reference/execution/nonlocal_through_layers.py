# nonlocal reaches the nearest enclosing function, across classes and layers.
def a():
    x = 1
    class K:
        nonlocal x
        x = 2
        def m(self):
            nonlocal x
            x += 10
            return x
    k = K()
    return K.__dict__.get("x"), k.m(), x
print(a())
# expect: (None, 12, 12)
