# The carets of tracebacks, by the compiler's positions.
import traceback
def f():
    d = {"a": {"b": None}}
    return d["a"]["b"]["c"]["d"]
def g(): return (1 + 2) / (3 - 3) * 5
def h(): return len(5, 6) + undefined_thing
for fn in (f, g, h):
    try: fn()
    except Exception as e: print("".join(traceback.format_exception(e)).split("\n", 3)[3].replace(__file__, "FILE"))
# expect:          ~~^^
# expect:   File "FILE", line 5, in f
# expect:     return d["a"]["b"]["c"]["d"]
# expect:            ~~~~~~~~~~~^^^^^
# expect: TypeError: 'NoneType' object is not subscriptable
# expect: 
# expect:          ~~^^
# expect:   File "FILE", line 6, in g
# expect:     def g(): return (1 + 2) / (3 - 3) * 5
# expect:                     ~~~~~~~~^~~~~~~~~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect:          ~~^^
# expect:   File "FILE", line 7, in h
# expect:     def h(): return len(5, 6) + undefined_thing
# expect:                     ~~~^^^^^^
# expect: TypeError: len() takes exactly one argument (2 given)
# expect: 
