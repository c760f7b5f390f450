# exec with globals and locals runs like a class body.
g, l = {"a": 1}, {"b": 2}
exec("c = a + b\ndef f(): return a", g, l)
print(sorted(l), l["c"], l["f"](), sorted(k for k in g if k != "__builtins__"))
exec("global q\nq = 5", g, l); print(g["q"], "q" in l)
def fn():
    x = 1
    exec("x = 2; y = 3")
    d = {}
    exec("z = x + 1", None, d) if False else exec("z = x + 1", {"x": x}, d)
    return x, d
print(fn(), eval("a + b", g, l), eval("[a for _ in range(2)]", {"a": 5}))
try: eval("(lambda: w)()", {}, {"w": 1})
except NameError as e: print(e)
for bad in ((5,), ("1", 5), ("1", {}, 5), ("x =",), (None,), ("1", [])):
    try: exec(*bad)
    except (TypeError, SyntaxError) as e: print(type(e).__name__, e)
# expect: ['b', 'c', 'f'] 3 1 ['a']
# expect: 5 False
# expect: (1, {'z': 2}) 3 [5, 5]
# expect: name 'w' is not defined
# expect: TypeError exec() arg 1 must be a string, bytes or code object
# expect: TypeError exec() globals must be a dict, not int
# expect: TypeError locals must be a mapping or None, not int
# expect: SyntaxError invalid syntax (<string>, line 1)
# expect: TypeError exec() arg 1 must be a string, bytes or code object
# expect: TypeError exec() globals must be a dict, not list
