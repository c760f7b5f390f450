# __hash__ must give an int; big ones are folded, -1 is not given.
class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v
print(hash(H(-1)), hash(H(2 ** 61)), hash(H(2 ** 64)), hash(H(True)))
for bad in (1.0, "x", None):
    try:
        hash(H(bad))
    except TypeError as e:
        print(e)
# expect: -2 2305843009213693952 8 1
# expect: __hash__ method should return an integer
# expect: __hash__ method should return an integer
# expect: __hash__ method should return an integer
