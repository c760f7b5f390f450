# send, throw, close and return values, also through yield from.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
def g():
    x = yield 1
    print('got', x)
    try: y = yield 2
    except ValueError as e: print('caught', e); y = 'exc'
    print('y', y)
    return 'ret'
a = g(); t(a.send, 3); print(next(a)); print(a.send('s')); t(a.throw, ValueError('v')); t(next, a); t(a.send, 1); t(a.throw, KeyError)
a = g(); print(a.gi_frame.f_lineno, a.gi_running, a.gi_code.co_name, a.gi_yieldfrom, a.gi_suspended); next(a); print(a.gi_suspended); a.close(); print(a.gi_frame); t(next, a); a.close()
a = g(); t(a.throw, ValueError('early')); t(next, a)
def fin():
    try: yield 1; yield 2
    finally: print('finally')
a = fin(); next(a); a.close(); a = fin(); next(a); del a; print('deleted')
def ign():
    try: yield 1
    except GeneratorExit: yield 2
a = ign(); next(a); t(a.close)
def retv():
    try: yield 1
    except GeneratorExit: return 5
a = retv(); next(a); t(a.close)
def ge():
    try: yield 1
    except GeneratorExit: raise ValueError('x')
a = ge(); next(a); t(a.close)
def yf():
    r = yield from g(); print('r', r); return 'yf'
a = yf(); print(next(a), a.gi_yieldfrom is not None, a.send('q')); t(a.throw, ValueError('z'))
def yf2():
    try: yield from [1, 2, 3]
    except ValueError as e: print('c', e); yield 'after'
a = yf2(); print(next(a)); t(a.send, 5); print(a) if 0 else None
a = yf2(); next(a); t(a.throw, ValueError(1)); t(next, a)
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, v): return ('sent', v)
    def throw(self, *a): return ('thrown', a)
    def close(self): print('closed')
def yf3(): yield from It()
a = yf3(); print(next(a), a.send(3), a.send(None)); t(a.throw, ValueError('q')); a.close()
def yf4(): yield from 3
t(next, yf4())
def nested(n):
    if n: yield from nested(n - 1)
    yield n
print(list(nested(50))[-3:])
def stopit():
    yield 1
    raise StopIteration(3)
a = stopit(); next(a); t(next, a)
try: next(stopit.__call__()) ; a = stopit(); next(a); next(a)
except RuntimeError as e: print(repr(e.__cause__), repr(e.__context__))
def running():
    yield next(me)
me = running(); t(next, me)
t(a.throw, 3); t(a.throw, int)
a = g(); next(a); t(a.throw, ValueError, 'msg'); 
a = g(); t(a.throw, ValueError, ValueError('inst'))
# expect: TypeError can't send non-None value to a just-started generator
# expect: 1
# expect: got s
# expect: 2
# expect: caught v
# expect: y exc
# expect: StopIteration ret
# expect: StopIteration 
# expect: StopIteration 
# expect: KeyError 
# expect: 5 False g None False
# expect: True
# expect: None
# expect: StopIteration 
# expect: ValueError early
# expect: StopIteration 
# expect: finally
# expect: finally
# expect: deleted
# expect: RuntimeError generator ignored GeneratorExit
# expect: 5
# expect: ValueError x
# expect: got q
# expect: 1 True 2
# expect: caught z
# expect: y exc
# expect: r ret
# expect: StopIteration yf
# expect: 1
# expect: AttributeError 'list_iterator' object has no attribute 'send'
# expect: c 1
# expect: 'after'
# expect: StopIteration 
# expect: 1 ('sent', 3) 1
# expect: ('thrown', (ValueError('q'),))
# expect: closed
# expect: TypeError 'int' object is not iterable
# expect: [48, 49, 50]
# expect: RuntimeError generator raised StopIteration
# expect: StopIteration(3) StopIteration(3)
# expect: ValueError generator already executing
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not type
# expect: ValueError msg
# expect: ValueError inst
