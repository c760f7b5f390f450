# Plus, minus, inversion and not, with special methods and the usual types.
class U:
    def __pos__(self): return "pos"
    def __neg__(self): return "neg"
    def __invert__(self): return "inv"
u = U()
print(+u, -u, ~u, not u, -5, ~5, +True, -True, not 0, not [], - -3, ~~3, -0.0, +(-0.0), -(2**63), ~(2**70))
for bad in ("-'a'", "+[]", "~1.5", "-None", "~'x'", "-{}"):
    try: eval(bad)
    except TypeError as e: print(e)
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(eval("~True"), seen[0].category.__name__, str(seen[0].message)[:40])
# expect: pos neg inv False -5 -6 1 -1 True True 3 3 -0.0 -0.0 -9223372036854775808 -1180591620717411303425
# expect: bad operand type for unary -: 'str'
# expect: bad operand type for unary +: 'list'
# expect: bad operand type for unary ~: 'float'
# expect: bad operand type for unary -: 'NoneType'
# expect: bad operand type for unary ~: 'str'
# expect: bad operand type for unary -: 'dict'
# expect: -2 DeprecationWarning Bitwise inversion '~' on bool is depreca
