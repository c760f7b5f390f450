# from m import * takes __all__, else every name without an underscore.
import sys, types
def make(name, **names):
    m = types.ModuleType(name); vars(m).update(names); sys.modules[name] = m
make("one", a=1, _b=2, c=3, __d__=4)
make("two", a=10, _b=20, __all__=["_b"])
make("three", __all__=["missing"])
make("four", __all__=[5])
make("five", __all__=())
for name in ("one", "two", "three", "four", "five"):
    names = {}
    try: exec(f"from {name} import *", names)
    except Exception as e: print(type(e).__name__, e)
    print(name, sorted(n for n in names if n != "__builtins__"))
for source in ("def f():\n from os import *", "class C:\n from os import *", "from os import *, path", "from os import (*)"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: one ['a', 'c']
# expect: two ['_b']
# expect: AttributeError module 'three' has no attribute 'missing'
# expect: three []
# expect: TypeError Item in four.__all__ must be str, not int
# expect: four []
# expect: five []
# expect: import * only allowed at module level
# expect: import * only allowed at module level
# expect: invalid syntax
# expect: invalid syntax
