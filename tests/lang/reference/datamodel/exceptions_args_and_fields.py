# Fields of exceptions: args, with_traceback, add_note, copies through pickle, __reduce__.
import pickle
e = ValueError("a", 2)
print(e, repr(e), e.args, str(ValueError()), repr(ValueError("x",)))
e.args = [1]
print(e.args, e)
e.add_note("n1"); e.add_note("n2")
print(e.__notes__, pickle.loads(pickle.dumps(e)).__notes__)
for bad in (lambda: e.add_note(5), lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "__traceback__", 1), lambda: e.with_traceback(2), lambda: setattr(e, "args", 5)):
    try: bad()
    except TypeError as x: print(x)
class Two(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
try: pickle.loads(pickle.dumps(Two(1, 2)))
except TypeError as x: print(x)
print(e.with_traceback(None) is e, e.__suppress_context__)
k = KeyError("k"); print(str(k), k, KeyError(1, 2), KeyError())
# expect: ('a', 2) ValueError('a', 2) ('a', 2)  ValueError('x')
# expect: (1,) 1
# expect: ['n1', 'n2'] ['n1', 'n2']
# expect: add_note() argument must be str, not int
# expect: exception cause must be None or derive from BaseException
# expect: __traceback__ must be a traceback or None
# expect: __traceback__ must be a traceback or None
# expect: 'int' object is not iterable
# expect: Two.__init__() missing 1 required positional argument: 'b'
# expect: True False
# expect: 'k' 'k' (1, 2) 
