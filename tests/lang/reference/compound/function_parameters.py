# All kinds of parameters; defaults are evaluated once, when the def runs.
log = []
def e(x): log.append(x); return x
def f(a, b=e("b"), /, c=e("c"), *d, g=e("g"), **h): return a, b, c, d, g, h
print(log, f(1), f(1, 2, 3, 4, g=5, z=6))
def acc(x, l=[]): l.append(x); return l
print(acc(1), acc(2), acc(3, []), acc.__defaults__)
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount)
for source in ("def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(/): pass", "def f(a, /, b, /): pass", "def f(*a, *b): pass", "def f(**k, a): pass", "def f(*a, /): pass", "def f(a, *, /): pass", "def f(1): pass", "def f((a, b)): pass", "def f(a.b): pass", "def f(*a=1): pass", "def f(**k=1): pass", "def f(a=): pass", "def f(**k, *a): pass", "def f(*, a=1, b): pass", "lambda a=1, b: 0", "lambda *: 0", "def f(a, /, a): pass", "def f(**a, **b): pass", "def f(*,): pass"):
    try: compile(source, "s", "exec"); print(source, "ok")
    except SyntaxError as x: print(source, "|", x.msg)
# expect: ['b', 'c', 'g'] (1, 'b', 'c', (), 'g', {}) (1, 2, 3, (4,), 5, {'z': 6})
# expect: [1, 2] [1, 2] [3] ([1, 2],)
# expect: ('b', 'c') {'g': 'g'} 3 2 1
# expect: def f(a, a): pass | duplicate argument 'a' in function definition
# expect: def f(a=1, b): pass | parameter without a default follows parameter with a default
# expect: def f(*): pass | named arguments must follow bare *
# expect: def f(*, **k): pass | named arguments must follow bare *
# expect: def f(/): pass | invalid syntax
# expect: def f(a, /, b, /): pass | / may appear only once
# expect: def f(*a, *b): pass | * argument may appear only once
# expect: def f(**k, a): pass | arguments cannot follow var-keyword argument
# expect: def f(*a, /): pass | / must be ahead of *
# expect: def f(a, *, /): pass | / must be ahead of *
# expect: def f(1): pass | invalid syntax
# expect: def f((a, b)): pass | Function parameters cannot be parenthesized
# expect: def f(a.b): pass | invalid syntax
# expect: def f(*a=1): pass | var-positional argument cannot have default value
# expect: def f(**k=1): pass | var-keyword argument cannot have default value
# expect: def f(a=): pass | expected default value expression
# expect: def f(**k, *a): pass | arguments cannot follow var-keyword argument
# expect: def f(*, a=1, b): pass ok
# expect: lambda a=1, b: 0 | parameter without a default follows parameter with a default
# expect: lambda *: 0 | named arguments must follow bare *
# expect: def f(a, /, a): pass | duplicate argument 'a' in function definition
# expect: def f(**a, **b): pass | arguments cannot follow var-keyword argument
# expect: def f(*,): pass | named arguments must follow bare *
