# Names of modules that shadow, keyword suggestions, PythonFinalizationError, str.replace count, exec keywords.
print("aaa".replace("a", "b", count=2), PythonFinalizationError.__mro__[1].__name__)
try: "Better error messages!".split(max_split=1)
except TypeError as e: print(e)
g = {}; exec("x = 1", globals=g, locals=None) ; print(g["x"], eval("x + 1", globals=g))
import math; print(math.fma(2, 3, 4), list(__import__("itertools").batched("ab", 1, strict=True)))
import random, warnings; print(warnings.deprecated.__name__)
@warnings.deprecated("use other")
def old(): return 1
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); old(); print(w[0].message, w[0].category.__name__)
class E(__import__("enum").Enum): A = 1
print("A" in E.__members__, 1 in E, 2 in E)
# expect: bba RuntimeError
# expect: split() got an unexpected keyword argument 'max_split'. Did you mean 'maxsplit'?
# expect: 1 2
# expect: 10.0 [('a',), ('b',)]
# expect: deprecated
# expect: use other DeprecationWarning
# expect: True True False
