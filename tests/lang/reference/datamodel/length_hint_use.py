# operator.length_hint asks len(), then __length_hint__, then takes the default.
import operator
class A:
    def __length_hint__(self): return 10
class B:
    def __length_hint__(self): return NotImplemented
class C:
    def __length_hint__(self): return -1
class D:
    def __length_hint__(self): return "x"
print(operator.length_hint([1, 2]), operator.length_hint(A()), operator.length_hint(B(), 7), operator.length_hint(iter(range(4))))
for c in (C, D):
    try:
        operator.length_hint(c())
    except (ValueError, TypeError) as e:
        print(e)
# expect: 2 10 7 4
# expect: __length_hint__() should return >= 0
# expect: __length_hint__ must be an integer, not str
