# A generator that is running cannot be entered; errors name it.
def g():
    yield next(me)
me = g()
try: next(me)
except ValueError as e: print(e)
def h(): yield 1
x = h()
try: x.send(5)
except TypeError as e: print(e)
# expect: generator already executing
# expect: can't send non-None value to a just-started generator
