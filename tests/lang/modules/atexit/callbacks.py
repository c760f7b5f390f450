# Functions that are called at exit: order, arguments, errors, unregistering.
import atexit
def f(*a,**k): print("f",a,k)
print(atexit.register(f,1,x=2) is f, atexit._ncallbacks())
@atexit.register
def g(): print("g")
def h(): 1/0
atexit.register(f,2)
atexit._run_exitfuncs(); print(atexit._ncallbacks())
atexit.register(f,1); atexit.register(g); atexit.register(f,3); atexit.unregister(f); print(atexit._ncallbacks())
for z in (lambda:atexit.register(), lambda:atexit.register(1), lambda: atexit.unregister(3), lambda:atexit._clear()):
    try: print(z())
    except Exception as e: print(type(e),e)
def r():
    print('r'); atexit.register(g)
atexit.register(r)
# expect: True 1
# expect: f (2,) {}
# expect: g
# expect: f (1,) {'x': 2}
# expect: 0
# expect: 1
# expect: <class 'TypeError'> register() takes at least 1 argument (0 given)
# expect: <class 'TypeError'> the first argument must be callable
# expect: None
# expect: None
# expect: r
