# exec puts __builtins__ into the namespace; another mapping limits what code sees.
g = {}
exec("x = len('ab')", g)
print(g["x"], "__builtins__" in g)
h = {"__builtins__": {"abs": abs}}
exec("y = abs(-1)", h); print(h["y"])
for src in ("len('a')", "import os", "class C: pass", "print(1)"):
    try: exec(src, {"__builtins__": {}})
    except (NameError, ImportError) as e: print(type(e).__name__, e)
import types
exec("z = min(1, 2)", h2 := {"__builtins__": types.SimpleNamespace(min=min)}) if False else print("skipped")
# expect: 2 True
# expect: 1
# expect: NameError name 'len' is not defined
# expect: ImportError __import__ not found
# expect: NameError __build_class__ not found
# expect: NameError name 'print' is not defined
# expect: skipped
