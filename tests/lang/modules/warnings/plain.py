# _warnings without the module warnings: filters, registries, places, what is refused.
import sys
sys.stderr = sys.stdout
import _warnings as w
def tryit(*fs):
    for f in fs:
        try: print(f())
        except BaseException as e: print(type(e).__name__, e)
print(w.filters, w._defaultaction, w._onceregistry)
w.warn("hello")
w.warn("hello")
w.warn(UserWarning("inst"), stacklevel=1)
def f(): w.warn("lev2", RuntimeWarning, 2)
f()
f()
w.warn("dep", DeprecationWarning)
w.warn("pend", PendingDeprecationWarning)
w.warn("deep", stacklevel=100)
tryit(lambda:w.warn(), lambda:w.warn(3), lambda:w.warn("x", int), lambda:w.warn("x", 3), lambda:w.warn("x", skip_file_prefixes=3), lambda: w.warn("x", skip_file_prefixes=(3,)), lambda:w.warn("x", stacklevel='a'), lambda:w.warn_explicit(), lambda:w.warn_explicit("m", UserWarning, "file.py", 3), lambda:w.warn_explicit("m", UserWarning, "file", 3, registry={}), lambda:w.warn_explicit("m", UserWarning, "file", 3, registry=3), lambda:w.warn_explicit("m", UserWarning, 3, 3),lambda:w.warn_explicit("m", UserWarning, 'f', 'a'),lambda:w.warn_explicit("m", 3, 'f', 1),lambda:w.warn_explicit("m", UserWarning, 'f', 1, module_globals=3),lambda:w.warn_explicit("m", UserWarning, 'f', 1, module_globals={}), lambda:w._release_lock(), lambda:w._filters_mutated_lock_held(), lambda:w._acquire_lock(), lambda:w._filters_mutated_lock_held(), lambda:w._release_lock())
print(sorted(map(str,__warningregistry__)))
w.filters.insert(0,('error',None,UserWarning,None,0))
w._acquire_lock(); w._filters_mutated_lock_held(); w._release_lock()
tryit(lambda:w.warn("err"))
w.filters[0]=('once',None,UserWarning,None,0)
w.warn("once1"); w.warn("once1")
w.filters[0]=('module',None,UserWarning,None,0)
w.warn("mod1"); w.warn("mod1")
w.filters[0]=('always',None,UserWarning,None,0)
for i in range(2): w.warn("alw1")
w.filters[0]=('all','alw2',UserWarning,None,0)
for i in range(2): w.warn("alw2")
w.filters[0]=('bogus',None,UserWarning,None,0)
tryit(lambda:w.warn("bog"))
w.filters[0]=3
tryit(lambda:w.warn("bog"))
w.filters[0]=(1,2,3,4,5)
tryit(lambda:w.warn("bog"))
w.filters[0]=('ignore',None,UserWarning,'__main__',40)
w.warn("x38")
w.warn("x39")
print(w._onceregistry)
# expect: [('default', None, <class 'DeprecationWarning'>, '__main__', 0), ('ignore', None, <class 'DeprecationWarning'>, None, 0), ('ignore', None, <class 'PendingDeprecationWarning'>, None, 0), ('ignore', None, <class 'ImportWarning'>, None, 0), ('ignore', None, <class 'ResourceWarning'>, None, 0)] default {}
# expect: tests/lang/modules/warnings/plain.py:10: UserWarning: hello
# expect:   w.warn("hello")
# expect: tests/lang/modules/warnings/plain.py:11: UserWarning: hello
# expect:   w.warn("hello")
# expect: tests/lang/modules/warnings/plain.py:12: UserWarning: inst
# expect:   w.warn(UserWarning("inst"), stacklevel=1)
# expect: tests/lang/modules/warnings/plain.py:14: RuntimeWarning: lev2
# expect:   f()
# expect: tests/lang/modules/warnings/plain.py:15: RuntimeWarning: lev2
# expect:   f()
# expect: tests/lang/modules/warnings/plain.py:16: DeprecationWarning: dep
# expect:   w.warn("dep", DeprecationWarning)
# expect: <sys>:0: UserWarning: deep
# expect: TypeError warn() missing required argument 'message' (pos 1)
# expect: tests/lang/modules/warnings/plain.py:19: UserWarning: 3
# expect:   tryit(lambda:w.warn(), lambda:w.warn(3), lambda:w.warn("x", int), lambda:w.warn("x", 3), lambda:w.warn("x", skip_file_prefixes=3), lambda: w.warn("x", skip_file_prefixes=(3,)), lambda:w.warn("x", stacklevel='a'), lambda:w.warn_explicit(), lambda:w.warn_explicit("m", UserWarning, "file.py", 3), lambda:w.warn_explicit("m", UserWarning, "file", 3, registry={}), lambda:w.warn_explicit("m", UserWarning, "file", 3, registry=3), lambda:w.warn_explicit("m", UserWarning, 3, 3),lambda:w.warn_explicit("m", UserWarning, 'f', 'a'),lambda:w.warn_explicit("m", 3, 'f', 1),lambda:w.warn_explicit("m", UserWarning, 'f', 1, module_globals=3),lambda:w.warn_explicit("m", UserWarning, 'f', 1, module_globals={}), lambda:w._release_lock(), lambda:w._filters_mutated_lock_held(), lambda:w._acquire_lock(), lambda:w._filters_mutated_lock_held(), lambda:w._release_lock())
# expect: None
# expect: TypeError category must be a Warning subclass, not 'type'
# expect: TypeError category must be a Warning subclass, not 'int'
# expect: TypeError warn() argument 'skip_file_prefixes' must be tuple, not int
# expect: TypeError Found non-str 'int' in skip_file_prefixes.
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError warn_explicit() missing required argument 'message' (pos 1)
# expect: file.py:3: UserWarning: m
# expect: None
# expect: file:3: UserWarning: m
# expect: None
# expect: TypeError 'registry' must be a dict or None
# expect: TypeError warn_explicit() argument 'filename' must be str, not int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'int' object is not callable
# expect: TypeError module_globals must be a dict, not 'int'
# expect: f:1: UserWarning: m
# expect: None
# expect: RuntimeError cannot release un-acquired lock
# expect: RuntimeError warnings lock is not held
# expect: None
# expect: None
# expect: None
# expect: ["('dep', <class 'DeprecationWarning'>, 16)", "('hello', <class 'UserWarning'>, 10)", "('hello', <class 'UserWarning'>, 11)", "('inst', <class 'UserWarning'>, 12)", "('lev2', <class 'RuntimeWarning'>, 14)", "('lev2', <class 'RuntimeWarning'>, 15)", "(3, <class 'UserWarning'>, 19)", 'version']
# expect: UserWarning err
# expect: tests/lang/modules/warnings/plain.py:25: UserWarning: once1
# expect:   w.warn("once1"); w.warn("once1")
# expect: tests/lang/modules/warnings/plain.py:27: UserWarning: mod1
# expect:   w.warn("mod1"); w.warn("mod1")
# expect: tests/lang/modules/warnings/plain.py:29: UserWarning: alw1
# expect:   for i in range(2): w.warn("alw1")
# expect: tests/lang/modules/warnings/plain.py:29: UserWarning: alw1
# expect:   for i in range(2): w.warn("alw1")
# expect: tests/lang/modules/warnings/plain.py:31: UserWarning: alw2
# expect:   for i in range(2): w.warn("alw2")
# expect: tests/lang/modules/warnings/plain.py:31: UserWarning: alw2
# expect:   for i in range(2): w.warn("alw2")
# expect: RuntimeError Unrecognized action ('bogus') in warnings.filters:
# expect:  ('bogus', None, <class 'UserWarning'>, None, 0)
# expect: ValueError warnings.filters item 0 isn't a 5-tuple
# expect: TypeError action must be a string, not 'int'
# expect: tests/lang/modules/warnings/plain.py:39: UserWarning: x38
# expect:   w.warn("x38")
# expect: {}
