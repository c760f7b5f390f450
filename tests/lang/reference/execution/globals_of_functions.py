# A function's globals are those of its module, wherever it is called.
ns = {}
exec("v = 1\ndef f(): return v\ndef g(n):\n global v\n v = n", ns)
v = "other"
f, g = ns["f"], ns["g"]
print(f(), f.__globals__ is ns); g(7); print(f(), v, ns["v"])
del ns["v"]
try: f()
except NameError as e: print(e)
# expect: 1 True
# expect: 7 other 7
# expect: name 'v' is not defined
