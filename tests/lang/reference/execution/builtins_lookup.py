# Names fall through to builtins, which can be shadowed and changed.
import builtins
def f(): return len("abc")
print(f())
len = lambda x: "mine"
print(f())
del len
print(f())
old = builtins.len
builtins.len = lambda x: "patched"
print(f())
builtins.len = old
builtins.brand_new = 5
for _ in range(40): r = brand_new + f()
print(r); del builtins.brand_new
try: brand_new
except NameError as e: print(e)
# expect: 3
# expect: mine
# expect: 3
# expect: patched
# expect: 8
# expect: name 'brand_new' is not defined
