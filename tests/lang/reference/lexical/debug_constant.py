# __debug__ is a constant that asserts and if statements are compiled with.
print(__debug__, "__debug__" in dir(__builtins__))
def f():
    if __debug__:
        return "debug"
    return "optimized"
print(f(), len(f.__code__.co_consts) < 4)
print(eval(compile("__debug__", "s", "eval", optimize=1)), eval(compile("__debug__", "s", "eval", optimize=0)))
# expect: True True
# expect: debug True
# expect: False True
