# A chain assigns from left to right; each target gets the same object.
a = b = c = []
a.append(1); print(c, a is b is c)
x = (y, z) = [w, *q] = (1, 2)
print(x, y, z, w, q)
class L:
    def __setattr__(self, n, v): print("set", n, v)
l = L(); l.a = l.b = 5
# expect: [1] True
# expect: (1, 2) 1 2 1 [2]
# expect: set a 5
# expect: set b 5
