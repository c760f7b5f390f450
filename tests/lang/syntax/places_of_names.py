# Free variables and cells are in the order of their names; a class body's MRO conflict names the heads that are left.
import codeop
import warnings

def f(b, a):
    z = b
    y = a
    def g():
        return z, y, a, b
    return g

print(f.__code__.co_cellvars, f(1, 2).__code__.co_freevars)

def attempt(source):
    try:
        exec(source, {})
    except Exception as e:
        print(type(e).__name__, e)

attempt("class X: pass\nclass Y: pass\nclass A(X, Y): pass\nclass B(Y, X): pass\nclass C(A, B): pass")
attempt("class X: pass\nclass C(X, object, int): pass")
attempt("import math\ndel math.nope")
attempt("zip([], stric=1)")
attempt("map(len, [], stric=1)")
attempt("ImportError(nam=1)")
attempt("AttributeError('', ob=1)")
attempt("ExceptionGroup('a', [ValueError()], x=1)")
bases = [type(f"B{i}", (), {}) for i in range(400)]
print(len(type("Many", tuple(bases), {}).__mro__))
for source in "a = 'a\\", "'\\e' $", "(lambda *a, *b: 0)", "def f(*args, *.names): pass", "def f(a=lambda *b: 0, *c): pass", "def f(*, *, a): pass":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(codeop.compile_command(source, "<input>", "single") is None, len(caught))
        except SyntaxError as e:
            print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_offset, len(caught))
# expect: ('b', 'a', 'y', 'z') ('a', 'b', 'y', 'z')
# expect: TypeError Cannot create a consistent method resolution order (MRO) for bases X, Y
# expect: TypeError Cannot create a consistent method resolution order (MRO) for bases object, int
# expect: AttributeError 'module' object has no attribute 'nope'
# expect: TypeError zip() got an unexpected keyword argument 'stric'. Did you mean 'strict'?
# expect: TypeError map() got an unexpected keyword argument 'stric'. Did you mean 'strict'?
# expect: TypeError ImportError() got an unexpected keyword argument 'nam'. Did you mean 'name'?
# expect: TypeError AttributeError() got an unexpected keyword argument 'ob'. Did you mean 'obj'?
# expect: TypeError ExceptionGroup() takes no keyword arguments
# expect: 402
# expect: True 0
# expect: SyntaxError invalid syntax 1 6 7 1
# expect: SyntaxError * argument may appear only once 1 13 14 0
# expect: SyntaxError invalid syntax 1 14 15 0
# expect: True 0
# expect: SyntaxError * argument may appear only once 1 10 11 0
