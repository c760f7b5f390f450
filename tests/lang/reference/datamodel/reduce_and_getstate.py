# How copy and pickle read an object: __getstate__, __setstate__, __reduce__, __getnewargs__, slots.
import copy, pickle
class P:
    def __init__(self): self.a, self.secret = 1, 2
    def __getstate__(self): return {"a": self.a}
    def __setstate__(self, state): self.__dict__.update(state, secret="gone")
q = pickle.loads(pickle.dumps(P()))
print(q.a, q.secret, copy.copy(P()).secret)
class S:
    __slots__ = "x", "y"
s = S(); s.x = 1
print(s.__getstate__(), copy.copy(s).x, hasattr(pickle.loads(pickle.dumps(s, 2)), "y"))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)
print(pickle.loads(pickle.dumps(T(1, 2))), object().__getstate__(), P.__getstate__(q))
class R:
    def __reduce__(self): return (complex, (1, 2))
print(copy.copy(R()), copy.deepcopy(R()), pickle.loads(pickle.dumps(R())))
# expect: 1 gone gone
# expect: (None, {'x': 1}) 1 False
# expect: (1, 2) None {'a': 1}
# expect: (1+2j) (1+2j) (1+2j)
