# Additions of 3.13 to built-in functions and types.
exec("print(a)", locals={"a": 5}); print(eval("a", globals={}, locals={"a": 6}))
print("aXbX".replace("X", "-", count=1), __debug__)
import copy, dataclasses, re, operator, math, itertools
@dataclasses.dataclass
class P: x: int; y: int = 2
print(copy.replace(P(1), y=5), operator.is_none(None), operator.is_not_none(1), math.fma(2.0, 3.0, 4.0), list(itertools.batched("abcd", 2, strict=True)))
try:
    list(itertools.batched("abc", 2, strict=True))
except ValueError as e:
    print(e)
try:
    copy.replace(5, x=1)
except TypeError as e:
    print(e)
# expect: 5
# expect: 6
# expect: a-bX True
# expect: P(x=1, y=5) True True 10.0 [('a', 'b'), ('c', 'd')]
# expect: batched(): incomplete batch
# expect: replace() does not support int objects
