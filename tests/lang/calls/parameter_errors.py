# Every kind of parameter, with the messages of wrong calls.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
def f0(): return 'f0'
def f1(a): return a
def f2(a, b): return a, b
def f3(a, b, c): return a, b, c
def d1(a, b=2): return a, b
def d2(a=1, b=2, c=3): return a, b, c
def v(*args): return args
def v1(a, *args): return a, args
def kw(**k): return k
def k1(a, **k): return a, k
def ko(*, x): return x
def ko2(*, x, y=5): return x, y
def ko3(a, *, x, y, z): return a, x, y, z
def po(a, b, /): return a, b
def po1(a, /, b): return a, b
def po2(a, b=2, /, c=3, *, d=4): return a, b, c, d
def pok(a, /, **k): return a, k
def full(a, b, /, c, d=4, *args, e, f=6, **k): return a, b, c, d, args, e, f, k
class M:
    def m(self, a): return a
    @classmethod
    def c(cls, a): return a
    @staticmethod
    def s(a): return a
    def __init__(self, a=1): pass
    def __call__(self, x): return x
lam = lambda a, b=1: (a, b)
m = M()
tests = '''f0() f0(1) f0(1,2) f0(x=1) f1() f1(1) f1(1,2) f1(a=1) f1(b=1) f1(1,a=2) f2() f2(1) f2(a=1) f2(b=1) f2(1,2,3) f2(c=1) f2(1,2,c=1) f2(1,b=2) f3() f3(1) f3(b=1) d1() d1(1) d1(1,2,3) d1(b=1) d1(1,c=2) d2(1,2,3,4) d2(a=5) d2(1,a=5) d2(c=1,b=2)
v() v(1,2,3) v(x=1) v1() v1(1) v1(1,2,3) v1(1,a=2) kw() kw(a=1,b=2) kw(1) k1() k1(1,b=2) k1(b=2) k1(1,a=2) ko() ko(1) ko(x=1) ko(y=1) ko(x=1,y=2) ko(1,x=2) ko2() ko2(x=1) ko2(1) ko2(y=1) ko3() ko3(1) ko3(1,x=1) ko3(1,2,x=1) ko3(x=1) ko3(1,2) po() po(1) po(1,2) po(a=1,b=2) po(1,b=2) po(1,2,3) po1(1,2) po1(1,b=2) po1(a=1,b=2) po1() po2() po2(1) po2(1,2,3) po2(1,2,3,4) po2(1,d=9) po2(a=1) po2(1,b=2) po2(1,c=9) pok(1,a=2) pok(a=2) pok() full() full(1) full(1,2) full(1,2,3) full(1,2,3,e=5) full(1,2,3,4,5,6,e=1,z=2) full(1,2,c=3,e=1) full(1,2,a=3,c=4,e=5) full(a=1,b=2,c=3,e=5)
f1(*[1]) f1(*[1,2]) f1(**{'a':1}) f1(**{'b':1}) f1(*[1],**{'a':1}) f2(*'ab') f2(1,*[2]) f2(*[1],b=2) f2(**{'a':1},**{'b':2}) f2(**{'a':1},**{'a':2}) f2(a=1,**{'a':2}) f2(*1) f2(**1) f2(**{1:2}) v(*[1],2,*[3]) kw(**{'x y':1}) v(*{1}) v(*(i for i in 'ab')) kw(a=1,**{'b':2},c=3)
m.m() m.m(1) m.m(1,2) m.m(b=1) M.m() M.m(1) M.m(m,1) M.c() M.c(1) M.c(1,2) M.s() M.s(1,2) M(1,2) M(b=1) m() m(1) m(1,2) lam() lam(1) lam(1,2,3) lam(c=1) (lambda:0)(1)
f1(1,**{}) f0(**{}) f0(*()) f0(*[],**{}) print(*[1,2],sep='-')'''.split()
for e in tests:
    try: print(e, '->', eval(e))
    except BaseException as x: print(e, '->', type(x).__name__, x)
def many(a, b, c, d, e): pass
t(many); t(many, 1, 2); t(many, 1, 2, 3, 4, 5, 6)
def manyk(*, a, b, c): pass
t(manyk); t(manyk, a=1); t(manyk, 1)
# expect: f0() -> f0
# expect: f0(1) -> TypeError f0() takes 0 positional arguments but 1 was given
# expect: f0(1,2) -> TypeError f0() takes 0 positional arguments but 2 were given
# expect: f0(x=1) -> TypeError f0() got an unexpected keyword argument 'x'
# expect: f1() -> TypeError f1() missing 1 required positional argument: 'a'
# expect: f1(1) -> 1
# expect: f1(1,2) -> TypeError f1() takes 1 positional argument but 2 were given
# expect: f1(a=1) -> 1
# expect: f1(b=1) -> TypeError f1() got an unexpected keyword argument 'b'
# expect: f1(1,a=2) -> TypeError f1() got multiple values for argument 'a'
# expect: f2() -> TypeError f2() missing 2 required positional arguments: 'a' and 'b'
# expect: f2(1) -> TypeError f2() missing 1 required positional argument: 'b'
# expect: f2(a=1) -> TypeError f2() missing 1 required positional argument: 'b'
# expect: f2(b=1) -> TypeError f2() missing 1 required positional argument: 'a'
# expect: f2(1,2,3) -> TypeError f2() takes 2 positional arguments but 3 were given
# expect: f2(c=1) -> TypeError f2() got an unexpected keyword argument 'c'
# expect: f2(1,2,c=1) -> TypeError f2() got an unexpected keyword argument 'c'
# expect: f2(1,b=2) -> (1, 2)
# expect: f3() -> TypeError f3() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: f3(1) -> TypeError f3() missing 2 required positional arguments: 'b' and 'c'
# expect: f3(b=1) -> TypeError f3() missing 2 required positional arguments: 'a' and 'c'
# expect: d1() -> TypeError d1() missing 1 required positional argument: 'a'
# expect: d1(1) -> (1, 2)
# expect: d1(1,2,3) -> TypeError d1() takes from 1 to 2 positional arguments but 3 were given
# expect: d1(b=1) -> TypeError d1() missing 1 required positional argument: 'a'
# expect: d1(1,c=2) -> TypeError d1() got an unexpected keyword argument 'c'
# expect: d2(1,2,3,4) -> TypeError d2() takes from 0 to 3 positional arguments but 4 were given
# expect: d2(a=5) -> (5, 2, 3)
# expect: d2(1,a=5) -> TypeError d2() got multiple values for argument 'a'
# expect: d2(c=1,b=2) -> (1, 2, 1)
# expect: v() -> ()
# expect: v(1,2,3) -> (1, 2, 3)
# expect: v(x=1) -> TypeError v() got an unexpected keyword argument 'x'
# expect: v1() -> TypeError v1() missing 1 required positional argument: 'a'
# expect: v1(1) -> (1, ())
# expect: v1(1,2,3) -> (1, (2, 3))
# expect: v1(1,a=2) -> TypeError v1() got multiple values for argument 'a'
# expect: kw() -> {}
# expect: kw(a=1,b=2) -> {'a': 1, 'b': 2}
# expect: kw(1) -> TypeError kw() takes 0 positional arguments but 1 was given
# expect: k1() -> TypeError k1() missing 1 required positional argument: 'a'
# expect: k1(1,b=2) -> (1, {'b': 2})
# expect: k1(b=2) -> TypeError k1() missing 1 required positional argument: 'a'
# expect: k1(1,a=2) -> TypeError k1() got multiple values for argument 'a'
# expect: ko() -> TypeError ko() missing 1 required keyword-only argument: 'x'
# expect: ko(1) -> TypeError ko() takes 0 positional arguments but 1 was given
# expect: ko(x=1) -> 1
# expect: ko(y=1) -> TypeError ko() got an unexpected keyword argument 'y'
# expect: ko(x=1,y=2) -> TypeError ko() got an unexpected keyword argument 'y'
# expect: ko(1,x=2) -> TypeError ko() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given
# expect: ko2() -> TypeError ko2() missing 1 required keyword-only argument: 'x'
# expect: ko2(x=1) -> (1, 5)
# expect: ko2(1) -> TypeError ko2() takes 0 positional arguments but 1 was given
# expect: ko2(y=1) -> TypeError ko2() missing 1 required keyword-only argument: 'x'
# expect: ko3() -> TypeError ko3() missing 1 required positional argument: 'a'
# expect: ko3(1) -> TypeError ko3() missing 3 required keyword-only arguments: 'x', 'y', and 'z'
# expect: ko3(1,x=1) -> TypeError ko3() missing 2 required keyword-only arguments: 'y' and 'z'
# expect: ko3(1,2,x=1) -> TypeError ko3() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
# expect: ko3(x=1) -> TypeError ko3() missing 1 required positional argument: 'a'
# expect: ko3(1,2) -> TypeError ko3() takes 1 positional argument but 2 were given
# expect: po() -> TypeError po() missing 2 required positional arguments: 'a' and 'b'
# expect: po(1) -> TypeError po() missing 1 required positional argument: 'b'
# expect: po(1,2) -> (1, 2)
# expect: po(a=1,b=2) -> TypeError po() got some positional-only arguments passed as keyword arguments: 'a, b'
# expect: po(1,b=2) -> TypeError po() got some positional-only arguments passed as keyword arguments: 'b'
# expect: po(1,2,3) -> TypeError po() takes 2 positional arguments but 3 were given
# expect: po1(1,2) -> (1, 2)
# expect: po1(1,b=2) -> (1, 2)
# expect: po1(a=1,b=2) -> TypeError po1() got some positional-only arguments passed as keyword arguments: 'a'
# expect: po1() -> TypeError po1() missing 2 required positional arguments: 'a' and 'b'
# expect: po2() -> TypeError po2() missing 1 required positional argument: 'a'
# expect: po2(1) -> (1, 2, 3, 4)
# expect: po2(1,2,3) -> (1, 2, 3, 4)
# expect: po2(1,2,3,4) -> TypeError po2() takes from 1 to 3 positional arguments but 4 were given
# expect: po2(1,d=9) -> (1, 2, 3, 9)
# expect: po2(a=1) -> TypeError po2() got some positional-only arguments passed as keyword arguments: 'a'
# expect: po2(1,b=2) -> TypeError po2() got some positional-only arguments passed as keyword arguments: 'b'
# expect: po2(1,c=9) -> (1, 2, 9, 4)
# expect: pok(1,a=2) -> (1, {'a': 2})
# expect: pok(a=2) -> TypeError pok() missing 1 required positional argument: 'a'
# expect: pok() -> TypeError pok() missing 1 required positional argument: 'a'
# expect: full() -> TypeError full() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: full(1) -> TypeError full() missing 2 required positional arguments: 'b' and 'c'
# expect: full(1,2) -> TypeError full() missing 1 required positional argument: 'c'
# expect: full(1,2,3) -> TypeError full() missing 1 required keyword-only argument: 'e'
# expect: full(1,2,3,e=5) -> (1, 2, 3, 4, (), 5, 6, {})
# expect: full(1,2,3,4,5,6,e=1,z=2) -> (1, 2, 3, 4, (5, 6), 1, 6, {'z': 2})
# expect: full(1,2,c=3,e=1) -> (1, 2, 3, 4, (), 1, 6, {})
# expect: full(1,2,a=3,c=4,e=5) -> (1, 2, 4, 4, (), 5, 6, {'a': 3})
# expect: full(a=1,b=2,c=3,e=5) -> TypeError full() missing 2 required positional arguments: 'a' and 'b'
# expect: f1(*[1]) -> 1
# expect: f1(*[1,2]) -> TypeError f1() takes 1 positional argument but 2 were given
# expect: f1(**{'a':1}) -> 1
# expect: f1(**{'b':1}) -> TypeError f1() got an unexpected keyword argument 'b'
# expect: f1(*[1],**{'a':1}) -> TypeError f1() got multiple values for argument 'a'
# expect: f2(*'ab') -> ('a', 'b')
# expect: f2(1,*[2]) -> (1, 2)
# expect: f2(*[1],b=2) -> (1, 2)
# expect: f2(**{'a':1},**{'b':2}) -> (1, 2)
# expect: f2(**{'a':1},**{'a':2}) -> TypeError __main__.f2() got multiple values for keyword argument 'a'
# expect: f2(a=1,**{'a':2}) -> TypeError __main__.f2() got multiple values for keyword argument 'a'
# expect: f2(*1) -> TypeError __main__.f2() argument after * must be an iterable, not int
# expect: f2(**1) -> TypeError __main__.f2() argument after ** must be a mapping, not int
# expect: f2(**{1:2}) -> TypeError keywords must be strings
# expect: v(*[1],2,*[3]) -> (1, 2, 3)
# expect: kw(**{'x -> SyntaxError unterminated string literal (detected at line 1) (<string>, line 1)
# expect: y':1}) -> SyntaxError unterminated string literal (detected at line 1) (<string>, line 1)
# expect: v(*{1}) -> (1,)
# expect: v(*(i -> SyntaxError '(' was never closed (<string>, line 1)
# expect: for -> SyntaxError invalid syntax (<string>, line 1)
# expect: i -> NameError name 'i' is not defined
# expect: in -> SyntaxError invalid syntax (<string>, line 1)
# expect: 'ab')) -> SyntaxError unmatched ')' (<string>, line 1)
# expect: kw(a=1,**{'b':2},c=3) -> {'a': 1, 'b': 2, 'c': 3}
# expect: m.m() -> TypeError M.m() missing 1 required positional argument: 'a'
# expect: m.m(1) -> 1
# expect: m.m(1,2) -> TypeError M.m() takes 2 positional arguments but 3 were given
# expect: m.m(b=1) -> TypeError M.m() got an unexpected keyword argument 'b'
# expect: M.m() -> TypeError M.m() missing 2 required positional arguments: 'self' and 'a'
# expect: M.m(1) -> TypeError M.m() missing 1 required positional argument: 'a'
# expect: M.m(m,1) -> 1
# expect: M.c() -> TypeError M.c() missing 1 required positional argument: 'a'
# expect: M.c(1) -> 1
# expect: M.c(1,2) -> TypeError M.c() takes 2 positional arguments but 3 were given
# expect: M.s() -> TypeError M.s() missing 1 required positional argument: 'a'
# expect: M.s(1,2) -> TypeError M.s() takes 1 positional argument but 2 were given
# expect: M(1,2) -> TypeError M.__init__() takes from 1 to 2 positional arguments but 3 were given
# expect: M(b=1) -> TypeError M.__init__() got an unexpected keyword argument 'b'
# expect: m() -> TypeError M.__call__() missing 1 required positional argument: 'x'
# expect: m(1) -> 1
# expect: m(1,2) -> TypeError M.__call__() takes 2 positional arguments but 3 were given
# expect: lam() -> TypeError <lambda>() missing 1 required positional argument: 'a'
# expect: lam(1) -> (1, 1)
# expect: lam(1,2,3) -> TypeError <lambda>() takes from 1 to 2 positional arguments but 3 were given
# expect: lam(c=1) -> TypeError <lambda>() got an unexpected keyword argument 'c'
# expect: (lambda:0)(1) -> TypeError <lambda>() takes 0 positional arguments but 1 was given
# expect: f1(1,**{}) -> 1
# expect: f0(**{}) -> f0
# expect: f0(*()) -> f0
# expect: f0(*[],**{}) -> f0
# expect: 1-2
# expect: print(*[1,2],sep='-') -> None
# expect: TypeError many() missing 5 required positional arguments: 'a', 'b', 'c', 'd', and 'e'
# expect: TypeError many() missing 3 required positional arguments: 'c', 'd', and 'e'
# expect: TypeError many() takes 5 positional arguments but 6 were given
# expect: TypeError manyk() missing 3 required keyword-only arguments: 'a', 'b', and 'c'
# expect: TypeError manyk() missing 2 required keyword-only arguments: 'b' and 'c'
# expect: TypeError manyk() takes 0 positional arguments but 1 was given
