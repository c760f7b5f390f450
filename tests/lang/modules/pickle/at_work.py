# A pickler or unpickler that is at work cannot be started again by what it calls.
import pickle, _pickle, io
f = io.BytesIO()
p = pickle.Pickler(f)
class X:
    def __reduce__(self):
        for g in (lambda: p.dump(1), lambda: p.__init__(f), p.clear_memo, lambda: p.memo, lambda: setattr(p, 'memo', {}), lambda: p.memo.clear(), lambda: p.memo.copy()):
            try: print(type(g()))
            except Exception as e: print(type(e).__name__, e)
        return list, ()
p.dump(X()); print(pickle.loads(f.getvalue()))
def reducer():
    for g in (u.load, lambda: u.__init__(f), lambda: u.memo, lambda: setattr(u, 'memo', {}), lambda: u.memo.clear(), lambda: u.memo.copy(), lambda: u.find_class('builtins','int')):
        try: print(type(g()))
        except Exception as e: print(type(e).__name__, e)
    return 42
f = io.BytesIO(b'(c__main__\nreducer\n(tRl.')
u = pickle.Unpickler(f)
print(u.load())
# expect: RuntimeError Pickler object is already used
# expect: RuntimeError Pickler object is already used
# expect: <class 'NoneType'>
# expect: <class '_pickle.PicklerMemoProxy'>
# expect: <class 'NoneType'>
# expect: <class 'NoneType'>
# expect: <class 'dict'>
# expect: []
# expect: RuntimeError Unpickler object is already used
# expect: RuntimeError Unpickler object is already used
# expect: <class '_pickle.UnpicklerMemoProxy'>
# expect: <class 'NoneType'>
# expect: <class 'NoneType'>
# expect: <class 'dict'>
# expect: <class 'type'>
# expect: [42]
