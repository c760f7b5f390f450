# Locks, reentrant locks, locals, handles: what they say and refuse.
import _thread


def hide(o):
    t = repr(o) if not isinstance(o, str) else o
    words = t.replace('>', ' >').split()
    return ' '.join('N' if w.startswith('0x') or len(w.split('=')[-1].strip('(),')) > 7 and w.split('=')[-1].strip('(),').isdigit() else w for w in words)

def tryit(*fs):
    for f in fs:
        try: print(hide(f()))
        except BaseException as e: print(type(e).__name__, e)
l=_thread.allocate_lock()
print(hide(l), type(l), _thread.LockType is _thread.lock, _thread.error)
tryit(lambda:l.release(), lambda:l.acquire(), lambda:l.acquire(False), lambda:l.acquire(False,1), lambda:l.acquire(True,-2), lambda:l.acquire(timeout=0.01), lambda:l.acquire(timeout=1e20), lambda:l.acquire(timeout='x'), lambda:l.locked(), lambda: l.__enter__ , lambda: l.release(), lambda: l.acquire(1,2,3), lambda: _thread.lock(1), lambda: _thread.lock(), lambda:_thread.RLock(1), lambda:_thread.RLock(x=1), lambda:l.acquire(blocking=False, timeout=-1), lambda: l.acquire(False, 0), lambda:l.acquire(True, float('nan')), lambda:l.acquire(True, None))
r=_thread.RLock()
print(hide(r))
tryit(lambda:r.release(), lambda:r.acquire(), lambda:r.acquire(), lambda:r._recursion_count(), lambda:r._is_owned(), lambda:r, lambda:r._release_save(), lambda:r._is_owned(), lambda:r._acquire_restore((2,_thread.get_ident())), lambda:r.release(), lambda:r.release(), lambda:r.release(), lambda:r._release_save(), lambda:r._acquire_restore(3), lambda: r.locked())
tryit(lambda:_thread.start_new_thread(1,()), lambda:_thread.start_new_thread(print,1), lambda:_thread.start_new_thread(print,(),1), lambda:_thread.start_joinable_thread(1), lambda:_thread.start_joinable_thread(print,1), lambda:_thread.start_joinable_thread(print,handle=1), lambda: _thread._ThreadHandle(), lambda: _thread._ThreadHandle().join(), lambda: _thread._ThreadHandle().ident, lambda: _thread._ThreadHandle().is_done(), lambda:_thread._make_thread_handle(1), lambda:_thread._make_thread_handle(1).ident, lambda:_thread._make_thread_handle(1).is_done(), lambda: _thread._make_thread_handle(_thread.get_ident()).join(), lambda: _thread._make_thread_handle(1).join(0.01),lambda: _thread._make_thread_handle('x'), lambda: _thread._ThreadHandle()._set_done(), lambda: _thread.stack_size(), lambda: _thread.stack_size(3), lambda: _thread.stack_size(-3), lambda: _thread.stack_size(65536), lambda: _thread.stack_size(0), lambda:_thread.set_name(1), lambda:_thread.set_name('a'*30), lambda:_thread._excepthook(1), lambda: _thread._count(), lambda:_thread.daemon_threads_allowed(), lambda:_thread.exit(), lambda:_thread._is_main_interpreter(), lambda:_thread._get_main_thread_ident()==_thread.get_ident(), lambda: _thread._ExceptHookArgs((1,2,3,4)))
tryit(lambda:_thread._local(1), lambda:_thread._local(), lambda:_thread._local().__dict__, lambda:_thread._local().x, lambda: _thread._local().__class__)
class L(_thread._local):
    y=5
    def __init__(self,a,k=1): self.a=a; print('init',a,k)
z=L(1,k=2)
print(z.__dict__, z.a, z.y)
tryit(lambda:z.q, lambda: setattr(z,'__dict__',3), lambda: delattr(z,'a'), lambda: z.a, lambda:delattr(z,'a'), lambda:delattr(z,'__dict__'))
h=_thread._ThreadHandle(); 
m=_thread.allocate_lock(); m.acquire()
def f():
    print("in thread", z.a, z.y, h.ident==_thread.get_ident(), h.is_done()); 
    tryit(lambda:h.join())
    m.release()
_thread.start_joinable_thread(f, handle=h, daemon=False)
h.join(); print(h.is_done(), hide(h), m.locked(), h.join(), h.join(1))
tryit(lambda:_thread.start_joinable_thread(f, handle=h))
tryit(lambda:h.join('x'), lambda:h.join(-1), lambda:h._set_done())
# expect: <unlocked _thread.lock object at N > <class '_thread.lock'> True <class 'RuntimeError'>
# expect: RuntimeError release unlocked lock
# expect: True
# expect: False
# expect: ValueError can't specify a timeout for a non-blocking call
# expect: ValueError timeout value must be a non-negative number
# expect: False
# expect: OverflowError timestamp out of range for C PyTime_t
# expect: TypeError 'str' object cannot be interpreted as an integer or float
# expect: True
# expect: <built-in method __enter__ of _thread.lock object at N >
# expect: None
# expect: TypeError acquire() takes at most 2 arguments (3 given)
# expect: TypeError lock expected 0 arguments, got 1
# expect: <unlocked _thread.lock object at N >
# expect: <unlocked _thread.RLock object owner=0 count=0 at N >
# expect: <unlocked _thread.RLock object owner=0 count=0 at N >
# expect: True
# expect: ValueError can't specify a timeout for a non-blocking call
# expect: ValueError Invalid value NaN (not a number)
# expect: TypeError 'NoneType' object cannot be interpreted as an integer or float
# expect: <unlocked _thread.RLock object owner=0 count=0 at N >
# expect: RuntimeError cannot release un-acquired lock
# expect: True
# expect: True
# expect: 2
# expect: True
# expect: <locked _thread.RLock object N count=2 at N >
# expect: (2, N
# expect: False
# expect: None
# expect: None
# expect: None
# expect: RuntimeError cannot release un-acquired lock
# expect: RuntimeError cannot release un-acquired lock
# expect: TypeError _acquire_restore() argument 1 must be 2-item tuple, not int
# expect: False
# expect: TypeError first arg must be callable
# expect: TypeError 2nd arg must be a tuple
# expect: TypeError optional 3rd arg must be a dictionary
# expect: TypeError thread function must be callable
# expect: TypeError 'handle' must be a _ThreadHandle
# expect: TypeError 'handle' must be a _ThreadHandle
# expect: <_thread._ThreadHandle object: ident=0 >
# expect: RuntimeError thread not started
# expect: 0
# expect: False
# expect: <_thread._ThreadHandle object: ident=1 >
# expect: 1
# expect: False
# expect: RuntimeError Cannot join current thread
# expect: None
# expect: TypeError ident must be an integer
# expect: RuntimeError thread not started
# expect: 0
# expect: ValueError size must be at least 53248 bytes
# expect: ValueError size must be at least 53248 bytes
# expect: 0
# expect: 65536
# expect: TypeError set_name() argument 'name' must be str, not int
# expect: None
# expect: TypeError _thread.excepthook argument type must be ExceptHookArgs
# expect: 0
# expect: True
# expect: SystemExit 
# expect: True
# expect: True
# expect: _thread._ExceptHookArgs(exc_type=1, exc_value=2, exc_traceback=3, thread=4)
# expect: TypeError Initialization arguments are not supported
# expect: <_thread._local object at N >
# expect: {}
# expect: AttributeError '_thread._local' object has no attribute 'x'
# expect: <class '_thread._local' >
# expect: init 1 2
# expect: {'a': 1} 1 5
# expect: AttributeError 'L' object has no attribute 'q'
# expect: AttributeError 'L' object attribute '__dict__' is read-only
# expect: None
# expect: AttributeError 'L' object has no attribute 'a'
# expect: AttributeError 'L' object has no attribute 'a'
# expect: AttributeError 'L' object attribute '__dict__' is read-only
# expect: init 1 2
# expect: in thread 1 5 True False
# expect: RuntimeError Cannot join current thread
# expect: True <_thread._ThreadHandle object: N > False None None
# expect: RuntimeError thread already started
# expect: TypeError 'str' object cannot be interpreted as an integer or float
# expect: None
# expect: None
