# cbrt, exp2, typing.Self and others, operator.call, StrEnum, reduced StopIteration, contextlib.chdir, datetime.UTC, tomllib, ...
import math, operator, enum, datetime, tomllib, string, typing
print(math.cbrt(27), math.exp2(10), operator.call(max, 1, 2), datetime.UTC, tomllib.loads("a = 1\n[b]\nc = [1, 'x']"))
class S(enum.StrEnum): A = enum.auto(); B = "bee"
print(S.A, S.B == "bee", repr(S.A), f"{S.B}", enum.verify.__name__)
class F(enum.Flag, boundary=enum.KEEP): X = 1; Y = 2
print(F(9), F.X | F.Y, F.X in F.X | F.Y, len(F.X | F.Y), list(F))
print(string.Template("$a ${b}").get_identifiers(), f"{-0.0:z.1f}", format(-0.001, "z.2f"), typing.assert_type(5, int))
try: typing.assert_never(5)
except AssertionError as e: print(e)
# expect: 3.0000000000000004 1024.0 2 UTC {'a': 1, 'b': {'c': [1, 'x']}}
# expect: a True <S.A: 'a'> bee verify
# expect: F.X|8 F.X|Y True 2 [<F.X: 1>, <F.Y: 2>]
# expect: ['a', 'b'] 0.0 0.00 5
# expect: Expected code to be unreachable, but got: 5
