# sys.settrace and sys.setprofile: which events come, and where.
import sys
def show(frame, event, arg):
    if frame.f_code.co_name in ('show',): return
    print(frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg if event!='exception' else (arg[0].__name__, str(arg[1])))
    return show
def f(a):
    b = a + 1
    for i in range(2):
        b += i
    while b > 3:
        b -= 3
    try:
        1/0
    except ZeroDivisionError:
        pass
    return g(b)
def g(x):
    with C() as c: x = 1
    return [y for y in range(2)]
class C:
    def __enter__(self): return 1
    def __exit__(self, *a): return None
def gen():
    x = yield 1
    y = yield 2
def h():
    for i in gen(): pass
    (lambda: 3)()
    raise ValueError('x')
sys.settrace(show)
f(1)
try: h()
except ValueError: pass
sys.settrace(None)
print('profile')
def prof(frame, event, arg):
    print(frame.f_code.co_name, event, getattr(arg,'__name__',arg))
def k():
    len([1]); [].append(3)
    try: int('x')
    except ValueError: pass
    try: len(3)
    except TypeError: pass
    return max(1,2)
sys.setprofile(prof)
k()
sys.setprofile(None)
print(sys.gettrace(), sys.getprofile())
def bad(frame, event, arg): raise KeyError('bad')
sys.settrace(bad)
try: k()
except KeyError as e: print('got', e, sys.gettrace())
# expect: f call 0 None
# expect: f line 1 None
# expect: f line 2 None
# expect: f line 3 None
# expect: f line 2 None
# expect: f line 3 None
# expect: f line 2 None
# expect: f line 4 None
# expect: f line 6 None
# expect: f line 7 None
# expect: f exception 7 ('ZeroDivisionError', 'division by zero')
# expect: f line 8 None
# expect: f line 9 None
# expect: f line 10 None
# expect: g call 0 None
# expect: g line 1 None
# expect: __enter__ call 0 None
# expect: __enter__ line 0 None
# expect: __enter__ return 0 1
# expect: __exit__ call 0 None
# expect: __exit__ line 0 None
# expect: __exit__ return 0 None
# expect: g line 2 None
# expect: g line 2 None
# expect: g line 2 None
# expect: g return 2 [0, 1]
# expect: f return 10 [0, 1]
# expect: h call 0 None
# expect: h line 1 None
# expect: gen call 0 None
# expect: gen line 1 None
# expect: gen return 1 1
# expect: h line 1 None
# expect: gen call 1 None
# expect: gen line 2 None
# expect: gen return 2 2
# expect: h line 1 None
# expect: gen call 2 None
# expect: gen return 2 None
# expect: h line 2 None
# expect: <lambda> call 0 None
# expect: <lambda> line 0 None
# expect: <lambda> return 0 3
# expect: h line 3 None
# expect: h exception 3 ('ValueError', 'x')
# expect: h return 3 None
# expect: profile
# expect: k call None
# expect: k c_call len
# expect: k c_return len
# expect: k c_call append
# expect: k c_return append
# expect: k c_call len
# expect: k c_exception len
# expect: k c_call max
# expect: k c_return max
# expect: k return 2
# expect: <module> c_call setprofile
# expect: None None
# expect: got 'bad' None
