# Hashable slices, sum of floats, setuptools-free bits: what changed in 3.12.
print(hash(slice(1, 2)) == hash(slice(1, 2)), sum([0.1] * 10), sum([1e16, 1.0, -1e16]), {slice(1): 1})
def gen(): yield 1
g = gen(); next(g); g.throw(StopIteration) if False else g.close(); print(g.close())
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); compile(r"'\d'", "s", "eval"); print(w[0].category.__name__)
print(type(eval("lambda: 0")).__name__, compile("0_7if 1else 0" if False else "7", "s", "eval").co_consts)
# expect: True 1.0 1.0 {slice(None, 1, None): 1}
# expect: None
# expect: SyntaxWarning
# expect: function (7,)
