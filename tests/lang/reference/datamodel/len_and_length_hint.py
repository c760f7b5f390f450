# What len and length_hint accept as answers.
import operator
class A:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
class H:
    def __init__(self, v): self.v = v
    def __length_hint__(self): return self.v
class I:
    def __index__(self): return 4
for v in (5, True, I(), -1, 1.5, "x", None, 2**63):
    try: print(len(A(v)))
    except (TypeError, ValueError, OverflowError) as e: print(type(e).__name__, e)
for v in (3, NotImplemented, -1, "x"):
    try: print(operator.length_hint(H(v), 7))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(operator.length_hint(iter([1, 2, 3])), operator.length_hint(5, 8), operator.length_hint(iter(range(10))))
try: len(5)
except TypeError as e: print(e)
# expect: 5
# expect: 1
# expect: 4
# expect: ValueError __len__() should return >= 0
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: 3
# expect: 7
# expect: ValueError __length_hint__() should return >= 0
# expect: TypeError __length_hint__ must be an integer, not str
# expect: 3 8 10
# expect: object of type 'int' has no len()
