# A free variable without a value has its own message.
def f():
    def g(): return v
    try: g()
    except NameError as e: print(type(e).__name__, e)
    v = 1
    return g()
print(f())
def d():
    w = 1
    def g(): return w
    del w
    return g
try: d()()
except NameError as e: print(e)
# expect: NameError cannot access free variable 'v' where it is not associated with a value in enclosing scope
# expect: 1
# expect: cannot access free variable 'w' where it is not associated with a value in enclosing scope
