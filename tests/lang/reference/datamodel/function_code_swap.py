# __code__ can be replaced by one with as many free variables.
def a(): return "a"
def b(): return "b"
for i in range(60):
    if i == 40: a.__code__ = b.__code__
    r = a()
print(r, a.__name__)
def c():
    x = 1
    return lambda: x
try: a.__code__ = c().__code__
except ValueError as e: print(e)
# expect: b a
# expect: a() requires a code object with 0 free vars, not 1
