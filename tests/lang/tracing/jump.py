# A trace function assigns f_lineno: where it may jump, and what it is told where it may not.
import sys, warnings
warnings.simplefilter('ignore')
def run(f, event, start, target, *args):
    out, first, done = [], f.__code__.co_firstlineno, False
    def trace(frame, what, arg):
        nonlocal done
        if frame.f_code is f.__code__ and what == event and frame.f_lineno == first + start and not done:
            done = True
            frame.f_lineno = target if isinstance(target, str) or target > 10**9 else first + target
        return trace
    sys.settrace(trace)
    try:
        f(out, *args)
    except Exception as e:
        sys.settrace(None)
        out.append(f'{type(e).__name__}: {e}')
    sys.settrace(None)
    print(f.__name__, event, start, target if isinstance(target, str) or target < 10**9 else 'big', out)
def plain(o):
    o.append(1)
    o.append(2)
    o.append(3)
def loop(o):
    for i in 1, 2:
        o.append(i)
        o.append(-i)
    o.append(9)
def guarded(o):
    o.append(1)
    try:
        o.append(3)
    except ValueError:
        o.append(5)
    except:
        o.append(7)
    finally:
        o.append(9)
    o.append(10)
def handler(o):
    try:
        1 / 0
    except ZeroDivisionError:
        o.append(4)
        o.append(sys.exception() is None)
    o.append(sys.exception() is None)
class C:
    def __init__(self, o): self.o = o
    def __enter__(self): self.o.append('in')
    def __exit__(self, *a): self.o.append('out')
def managed(o):
    o.append(1)
    with C(o):
        o.append(3)
        o.append(4)
    o.append(5)
def nested(o):
    for i in 1, 2:
        for j in 3, 4:
            o.append((i, j))
        o.append(i)
    o.append(6)
def unbound(o):
    o.append(1)
    x = 2
    o.append(x)
def nulls(o):
    print(
        o.append(2),
        sep=
        o.append(4))
    o.append(5)
run(plain, 'line', 1, 3)
run(plain, 'line', 3, 1)
run(plain, 'line', 1, 100)
run(plain, 'line', 1, -5)
run(plain, 'line', 1, 10**30)
run(plain, 'line', 1, 'x')
run(plain, 'call', 0, 2)
run(plain, 'return', 3, 2)
run(loop, 'line', 2, 4)
run(loop, 'line', 3, 2)
run(loop, 'line', 1, 2)
run(loop, 'line', 4, 1)
run(guarded, 'line', 1, 5)
run(guarded, 'line', 1, 3)
run(guarded, 'line', 3, 9)
run(guarded, 'line', 3, 10)
run(guarded, 'line', 10, 1)
run(handler, 'line', 4, 6)
run(handler, 'line', 5, 4)
run(handler, 'exception', 2, 4)
run(managed, 'line', 3, 5)
run(managed, 'line', 1, 4)
run(managed, 'line', 4, 3)
run(nested, 'line', 3, 5)
run(nested, 'line', 4, 3)
run(nested, 'line', 3, 6)
run(unbound, 'line', 1, 3)
run(nulls, 'line', 4, 5)
def generator(o):
    def g():
        o.append(2)
        yield 3
        o.append(4)
    gen = g()
    code = gen.gi_code
    def trace(frame, what, arg):
        if frame.f_code is code and what == 'return' and len(o) == 1: frame.f_lineno = code.co_firstlineno + 1
        return trace
    sys.settrace(trace)
    o.append(next(gen))
    sys.settrace(None)
    o.append(list(gen))
o = []; generator(o); print(o)
for f in lambda: setattr(sys._getframe(), 'f_lineno', 3), lambda: delattr(sys._getframe(), 'f_lineno'):
    try: f()
    except Exception as e: print(type(e).__name__, e)
# expect: plain line 1 3 [3]
# expect: plain line 3 1 [1, 2, 1, 2, 3]
# expect: plain line 1 100 ['ValueError: line 120 comes after the current code block']
# expect: plain line 1 -5 ['ValueError: line 15 comes before the current code block']
# expect: plain line 1 big ['ValueError: lineno out of range']
# expect: plain line 1 x ['ValueError: lineno must be an integer']
# expect: plain call 0 2 ["ValueError: can't jump from the 'call' trace event of a new frame"]
# expect: plain return 3 2 [1, 2, 3, "ValueError: can only jump from a 'line' trace event"]
# expect: loop line 2 4 [9]
# expect: loop line 3 2 [1, 1, -1, 2, -2, 9]
# expect: loop line 1 2 ["ValueError: can't jump into the body of a for loop"]
# expect: loop line 4 1 [1, -1, 2, -2, 1, -1, 2, -2, 9]
# expect: guarded line 1 5 ["ValueError: can't jump into an 'except' block as there's no exception"]
# expect: guarded line 1 3 [3, 9, 10]
# expect: guarded line 3 9 [1, 9, 10]
# expect: guarded line 3 10 [1, 10]
# expect: guarded line 10 1 [1, 3, 9, 1, 3, 9, 10]
# expect: handler line 4 6 [True]
# expect: handler line 5 4 [4, 4, False, True]
# expect: handler exception 2 4 ["ValueError: can only jump from a 'line' trace event"]
# expect: managed line 3 5 [1, 'in', 5]
# expect: managed line 1 4 ['ValueError: incompatible stacks']
# expect: managed line 4 3 [1, 'in', 3, 3, 4, 'out', 5]
# expect: nested line 3 5 [6]
# expect: nested line 4 3 [(1, 3), (1, 4), "ValueError: can't jump into the body of a for loop"]
# expect: nested line 3 6 ['ValueError: line 63 comes after the current code block']
# expect: unbound line 1 3 [None]
# expect: nulls line 4 5 [2, 5]
# expect: [2, 2, 3, 4, []]
# expect: ValueError f_lineno can only be set in a trace function
# expect: AttributeError attribute 'f_lineno' of 'frame' objects cannot be deleted
