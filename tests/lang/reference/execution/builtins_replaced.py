# The builtins of a code's globals decide which built-in names there are.
print(eval("abs(-1)", {"__builtins__": {"abs": lambda v: ("own", v)}}))
try:
    eval("len([])", {"__builtins__": {}})
except NameError as e:
    print(e)
g = {}
exec("x = 1", g)
print("__builtins__" in g, g["x"])
try:
    exec("class A: pass", {"__builtins__": {}})
except NameError as e:
    print(e)
try:
    exec("import os", {"__builtins__": {}})
except ImportError as e:
    print(e)
# expect: ('own', -1)
# expect: name 'len' is not defined
# expect: True 1
# expect: __build_class__ not found
# expect: __import__ not found
