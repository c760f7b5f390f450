# inspect: signatures, members, sources of objects.
import inspect
def f(a, /, b: int = 2, *c, d, e=5, **g) -> str: "Doc."
s = inspect.signature(f); print(s, list(s.parameters), s.parameters["b"].default, s.return_annotation, [str(p.kind) for p in s.parameters.values()])
b = s.bind(1, 2, 3, d=4, z=9); print(b.arguments, b.args, b.kwargs); b.apply_defaults(); print(b.arguments["e"])
for a, k in (((), {}), ((1,), {}), ((1,), {"d": 1, "a": 2})):
    try: s.bind(*a, **k); print("bound")
    except TypeError as e: print(e)
class C:
    def m(self, x): pass
    @classmethod
    def k(cls, y): pass
    @staticmethod
    def t(z): pass
    def __call__(self, q): pass
print(*map(inspect.signature, (C().m, C.m, C.k, C.t, C(), C, len, print)), sep=" ")
print(inspect.isfunction(f), inspect.ismethod(C().m), inspect.isbuiltin(len), inspect.isclass(C), inspect.isgeneratorfunction(f), inspect.getdoc(f), inspect.getsource(C.t).strip(), inspect.getmodule(f).__name__, [n for n, _ in inspect.getmembers(C, inspect.isfunction)])
# expect: (a, /, b: int = 2, *c, d, e=5, **g) -> str ['a', 'b', 'c', 'd', 'e', 'g'] 2 <class 'str'> ['POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'KEYWORD_ONLY', 'VAR_KEYWORD']
# expect: {'a': 1, 'b': 2, 'c': (3,), 'd': 4, 'g': {'z': 9}} (1, 2, 3) {'d': 4, 'z': 9}
# expect: 5
# expect: missing a required argument: 'a'
# expect: missing a required argument: 'd'
# expect: bound
# expect: (x) (self, x) (y) (z) (q) () (obj, /) (*args, sep=' ', end='\n', file=None, flush=False)
# expect: True True True True False Doc. @staticmethod
# expect:     def t(z): pass __main__ ['__call__', 'm', 't']
