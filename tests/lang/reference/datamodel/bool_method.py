# Truth: __bool__, then __len__, else true.
class A:
    def __bool__(self): return False
    def __len__(self): return 5
class B:
    def __len__(self): return 0
class C: pass
class D:
    def __bool__(self): return "x"
class E:
    def __len__(self): return "x"
class F:
    def __len__(self): return 2**70
class G: __bool__ = None
print(bool(A()), bool(B()), bool(C()), not A(), [x for x in (A(), C()) if x] != [])
for k in (D, E, F, G):
    try: bool(k())
    except (TypeError, OverflowError) as e: print(type(e).__name__, e)
c = A(); c.__bool__ = lambda: True; print(bool(c))
# expect: False False True True True
# expect: TypeError __bool__ should return bool, returned str
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError 'G' cannot be interpreted as a boolean
# expect: False
