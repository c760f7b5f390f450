# Context variables, contexts and tokens: values, resetting, entering, what they refuse.
import _contextvars as c


def hide(o):
    t = o if isinstance(o, str) else repr(o)
    return ' '.join('N' if w.startswith('0x') else w for w in t.replace('>', ' >').split())

def tryit(*fs):
    for f in fs:
        try: print(hide(f()))
        except BaseException as e: print(type(e).__name__, hide(str(e)))
v=c.ContextVar('v'); w=c.ContextVar('w',default=4)
print(hide([v.name, v, w, type(v)]))
tryit(lambda:v.get(), lambda:w.get(), lambda:v.get(3), lambda:w.get(3), lambda:c.ContextVar(3), lambda:c.ContextVar(), lambda:c.ContextVar('a',1), lambda:c.ContextVar('a',default=1,x=2), lambda:c.ContextVar[int], lambda:c.Token[int], lambda:c.Token(), lambda:c.Context(1), lambda:c.Context(a=1), lambda:hash(c.Context()), lambda:hash(v)==hash(v))
t=v.set(5)
print(hide([t, t.var is v, t.old_value, c.Token.MISSING, repr(c.Token.MISSING), type(c.Token.MISSING)]))
t2=v.set(6); print(hide([t2.old_value, v.get()]))
ctx=c.copy_context(); print(hide([ctx, len(ctx), ctx[v], v in ctx, w in ctx, list(ctx), list(ctx.items()), list(ctx.keys()), list(ctx.values()), ctx.get(w), ctx.get(w,9), ctx==c.copy_context(), ctx!=c.Context(), ctx==3]))
tryit(lambda:ctx[w], lambda:ctx[1], lambda: 1 in ctx, lambda:ctx.get(1), lambda:ctx.run(), lambda:ctx.run(v.get), lambda:ctx.run(v.set,8), lambda:v.get(), lambda:ctx[v], lambda: ctx.run(ctx.run,print), lambda: ctx.run(lambda *a,**k:(a,k),1,2,x=3), lambda:v.reset(t2), lambda:v.get(), lambda:v.reset(t2), lambda:w.reset(t), lambda:ctx.run(v.reset,t), lambda:v.reset(t), lambda:v.get(), lambda: v.reset(3), lambda: c.copy_context().copy())
print(hide([t, repr(type(t))]))
with w.set(10) as q: print(hide([w.get(), q.var]))
print(hide([w.get()]))
tryit(lambda: q.__exit__(None,None,None), lambda: q.__enter__())
try:
    with w.set(1): 1/0
except ZeroDivisionError: print(hide([w.get()]))
print(hide([iter(ctx), type(ctx.keys()), type(ctx.items()), type(ctx.values())]))
x=c.Context(); print(hide([len(x), list(x), x.copy()==x]))
vs=[c.ContextVar(str(i)) for i in range(100)]
for i,q in enumerate(vs): q.set(i)
ctx=c.copy_context(); print(hide([len(ctx), sum(ctx.values()), all(ctx[q]==i for i,q in enumerate(vs))]))
tk=[q.set(-1) for q in vs]
for q,k in zip(vs,tk): q.reset(k)
print(hide([ctx==c.copy_context()]))
try: 
    class A(c.ContextVar): pass
except TypeError as e: print(hide([e]))
try: v.x=1
except AttributeError as e: print(hide([e]))
tryit(lambda: x.__dict__, lambda:c.copy_context().run(1))
# expect: ['v', <ContextVar name='v' at N >, <ContextVar name='w' default=4 at N >, <class '_contextvars.ContextVar' >]
# expect: LookupError <ContextVar name='v' at N >
# expect: 4
# expect: 3
# expect: 3
# expect: TypeError context variable name must be a str
# expect: TypeError ContextVar() takes exactly 1 positional argument (0 given)
# expect: TypeError ContextVar() takes at most 1 positional argument (2 given)
# expect: TypeError ContextVar() takes at most 2 arguments (3 given)
# expect: _contextvars.ContextVar[int]
# expect: _contextvars.Token[int]
# expect: RuntimeError Tokens can only be created by ContextVars
# expect: TypeError Context() does not accept any arguments
# expect: TypeError Context() does not accept any arguments
# expect: TypeError unhashable type: '_contextvars.Context'
# expect: True
# expect: [<Token var=<ContextVar name='v' at N > at N >, True, <Token.MISSING >, <Token.MISSING >, '<Token.MISSING >', <class 'Token.MISSING' >]
# expect: [5, 6]
# expect: [<_contextvars.Context object at N >, 1, 6, True, False, [<ContextVar name='v' at N >], [(<ContextVar name='v' at N >, 6)], [<ContextVar name='v' at N >], [6], None, 9, True, True, False]
# expect: KeyError <ContextVar name='w' default=4 at N >
# expect: TypeError a ContextVar key was expected, got 1
# expect: TypeError a ContextVar key was expected, got 1
# expect: TypeError a ContextVar key was expected, got 1
# expect: TypeError run() missing 1 required positional argument
# expect: 6
# expect: <Token var=<ContextVar name='v' at N > at N >
# expect: 6
# expect: 8
# expect: RuntimeError cannot enter context: <_contextvars.Context object at N > is already entered
# expect: ((1, 2), {'x': 3})
# expect: None
# expect: 5
# expect: RuntimeError <Token used var=<ContextVar name='v' at N > at N > has already been used once
# expect: ValueError <Token var=<ContextVar name='v' at N > at N > was created by a different ContextVar
# expect: ValueError <Token var=<ContextVar name='v' at N > at N > was created in a different Context
# expect: None
# expect: LookupError <ContextVar name='v' at N >
# expect: TypeError expected an instance of Token, got 3
# expect: <_contextvars.Context object at N >
# expect: [<Token used var=<ContextVar name='v' at N > at N >, "<class '_contextvars.Token' >"]
# expect: [10, <ContextVar name='w' default=4 at N >]
# expect: [4]
# expect: RuntimeError <Token used var=<ContextVar name='w' default=4 at N > at N > has already been used once
# expect: <Token used var=<ContextVar name='w' default=4 at N > at N >
# expect: [4]
# expect: [<keys object at N >, <class 'keys' >, <class 'items' >, <class 'values' >]
# expect: [0, [], True]
# expect: [100, 4950, True]
# expect: [True]
# expect: [TypeError("type '_contextvars.ContextVar' is not an acceptable base type")]
# expect: [AttributeError("'_contextvars.ContextVar' object has no attribute 'x' and no __dict__ for setting new attributes")]
# expect: AttributeError '_contextvars.Context' object has no attribute '__dict__'
# expect: TypeError 'int' object is not callable
