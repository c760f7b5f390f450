# The name after as is unbound at the end of the clause, even if it was bound before.
e = "before"
try: 1 / 0
except ZeroDivisionError as e: kept = e
print("e" in globals(), kept)
def f():
    x = 1
    try: raise KeyError("k")
    except KeyError as x: del x
    try: return x
    except NameError as n: return str(n)
for _ in range(30): r = f()
print(r)
def g():
    try: raise KeyError("k")
    except KeyError as y: return lambda: y
try: g()()
except NameError as n: print(n)
try: {}["q"]
except KeyError as z: z = 5
print("z" in globals())
# expect: False division by zero
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: cannot access free variable 'y' where it is not associated with a value in enclosing scope
# expect: False
