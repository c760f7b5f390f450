# A fork from a thread: the child knows its own thread alone; joins at the end; names in bytes; who prints.
import os
import sys
import threading
import time
import warnings

sys.setswitchinterval(1e-6)
main = threading.main_thread()
ready, leave = threading.Event(), threading.Event()
def sleeper():
    ready.set()
    leave.wait()
other = threading.Thread(target=sleeper, daemon=True)
other.start()
ready.wait()

def child_says(f):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        sys.stdout.flush() # or the child prints it again
        pid = os.fork()
        if pid == 0:
            try:
                f()
            finally:
                sys.stdout.flush()
                os._exit(3)
    status = os.waitpid(pid, 0)[1]
    return [str(w.message).replace(str(os.getpid()), "PID") for w in seen], os.waitstatus_to_exitcode(status)
def forker():
    def child():
        main.join()
        other.join()
        t = threading.Thread(target=lambda: print("a thread of the child"))
        t.start()
        t.join()
        print(main.is_alive(), other.is_alive(), threading.active_count(), threading.main_thread() is threading.current_thread())
    print(child_says(child))
t = threading.Thread(target=forker)
t.start()
t.join()
for i in range(20): # an ended thread is not alive in a child
    t = threading.Thread(target=lambda: None)
    t.start()
    result = child_says(lambda: t.is_alive() and print("alive"))[1]
    t.join()
    assert result == 3
leave.set()
other.join()

# names are cut in bytes
import _thread
def named(name):
    _thread.set_name(name)
    return _thread._get_name()
t = threading.Thread(target=lambda: print([named("x" + "\u20ac" * 5), named("a-\udcff"), named("plain")]))
t.start()
t.join()

# a trace function for threads that run
def run():
    ready.set()
    leave.wait()
    seen.append((sys.gettrace() is not None, sys.getprofile() is not None))
seen = []
ready.clear()
leave.clear()
t = threading.Thread(target=run)
t.start()
ready.wait()
threading.settrace_all_threads(lambda *a: None)
threading.setprofile_all_threads(lambda *a: None)
leave.set()
t.join()
threading.settrace_all_threads(None)
threading.setprofile_all_threads(None)
print(seen, sys.gettrace(), sys.getprofile())

# deep recursion in a thread
def deep(n):
    return n and 1 + deep(n - 1)
def run_deep():
    print(deep(60000))
sys.setrecursionlimit(100000)
t = threading.Thread(target=run_deep)
t.start()
t.join()
sys.setrecursionlimit(1000)

# without sys.stderr a thread shows its exception where that was
class Stream:
    def __init__(self): self.text = ""
    def write(self, text): self.text += text
    def flush(self): pass
error = sys.stderr
stream = sys.stderr = Stream()
sys.__stderr__ = Stream()
def bad():
    sys.stderr = None
    1 / 0
t = threading.Thread(target=bad, name="bad")
t.start()
t.join()
old = sys.__stderr__
sys.stderr = sys.__stderr__ = error
print(stream.text, old.text.splitlines()[0], old.text.splitlines()[-1])

class Cycle:
    def __init__(self):
        self.me = self
        self.thread = threading.Thread(target=time.sleep, args=(100,), daemon=True)
        self.thread.start()
    def __del__(self):
        for f in (self.thread.join, lambda: self.thread.join(5), os.fork):
            try:
                f()
            except PythonFinalizationError as e:
                print(e)
Cycle()
# expect: a thread of the child
# expect: False False 1 True
# expect: (['This process (pid=PID) is multi-threaded, use of fork() may lead to deadlocks in the child.'], 3)
# expect: ['x€€€€\udce2\udc82', 'a-?', 'plain']
# expect: [(True, True)] None None
# expect: 60000
# expect: Exception in thread bad:
# expect:  Traceback (most recent call last): ZeroDivisionError: division by zero
# expect: cannot join thread at interpreter shutdown
# expect: cannot join thread at interpreter shutdown
# expect: can't fork at interpreter shutdown
