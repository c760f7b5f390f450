# Keys before values, and CodeType.replace.
cast = {(k := n.upper()): len(k) for n in ("ann", "bo")}
print(cast)
def f(x): return x
code = f.__code__.replace(co_name="g")
print(code.co_name, f.__code__.co_posonlyargcount)
import types
print(types.CellType(5).cell_contents)
# expect: {'ANN': 3, 'BO': 2}
# expect: g 0
# expect: 5
