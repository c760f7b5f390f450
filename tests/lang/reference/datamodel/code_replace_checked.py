# code.replace() makes a changed copy; nonsense is refused.
def f(a, b): return a + b
c = f.__code__.replace(co_name="h", co_filename="file", co_firstlineno=99)
print(c.co_name, c.co_filename, c.co_firstlineno, c == f.__code__, f.__code__.replace() == f.__code__)
for kw in ({"co_name": 1}, {"co_argcount": -1}, {"co_consts": []}, {"co_nope": 1}, {"co_names": (1,)}):
    try:
        f.__code__.replace(**kw)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: h file 99 False True
# expect: TypeError replace() argument 'co_name' must be str, not int
# expect: ValueError co_argcount must be a positive integer
# expect: TypeError replace() argument 'co_consts' must be tuple, not list
# expect: TypeError replace() got an unexpected keyword argument 'co_nope'. Did you mean 'co_code'?
# raises: SystemError: non-string found in code slot
