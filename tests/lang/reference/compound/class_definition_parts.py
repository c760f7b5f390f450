# The parts of a class statement, in the order in which they are evaluated.
def v(n, r): print(n, end=" "); return r
class M(type):
    def __new__(m, *a, **k): print("new", end=" "); return super().__new__(m, *a)
    def __init__(c, *a, **k): print("init", k)
@v("deco", lambda c: c)
class A(v("base", object), metaclass=v("meta", M), k=v("kw", 1)):
    print("body", end=" ")
bases = (int,)
class B(*bases, **{"metaclass": type}): pass
print(B.__mro__, A.__name__)
for source in ("class A(): pass", "class A(,): pass", "class A(b c): pass", "class A(x for x in y): pass", "class A(*): pass", "class A(**k, a): pass", "class A(a=1, b): pass", "class A(a, a=1): pass", "class 1: pass", "class A.B: pass", "class A[]: pass"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: deco base meta kw body new init {'k': 1}
# expect: (<class '__main__.B'>, <class 'int'>, <class 'object'>) A
# expect: ok class A(): pass
# expect: class A(,): pass | invalid syntax
# expect: class A(b c): pass | invalid syntax. Perhaps you forgot a comma?
# expect: class A(x for x in y): pass | invalid syntax
# expect: class A(*): pass | Invalid star expression
# expect: class A(**k, a): pass | positional argument follows keyword argument unpacking
# expect: class A(a=1, b): pass | positional argument follows keyword argument
# expect: ok class A(a, a=1): pass
# expect: class 1: pass | invalid syntax
# expect: class A.B: pass | invalid syntax
# expect: class A[]: pass | Type parameter list cannot be empty
