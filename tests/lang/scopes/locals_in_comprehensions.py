# In a comprehension locals() has its targets, though at module and class level they are no variables outside it.
import sys
print([sorted(locals()) for x in [1]])
print([locals()["x"] for x in "ab"], [eval("x") for x in [3]], [("x" in dir()) for x in [1]])
print([sys._getframe().f_locals["a"] for a in [0]], "a" in [sys._getframe().f_locals for a in [0]][0])
y = 0
[exec("y = x") for x in [1, 2]]
print(y, "x" in globals())
class C:
    k = 1
    print([sorted(locals()) for v in [1]])
def f(k):
    return [(locals()["k"], w) for k in [7] for w in [8]], k
print(f(1))
def g():
    lambda: k
    k = 1
    return [locals()["k"] for k in [0]]
print(g())
class Outer:
    try:
        class i: [lambda: __conditional_annotations__ for x in y]
    except NameError as e:
        print(e)
    except TypeError as e:
        print(e)
# expect: [['x']]
# expect: ['a', 'b'] [3] [True]
# expect: [0] False
# expect: 0 False
# expect: [['v']]
# expect: ([(7, 8)], 1)
# expect: [0]
# expect: 'int' object is not iterable
