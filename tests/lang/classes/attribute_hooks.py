# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class T:
    def __getattr__(self, n):
        if n == 'bad': raise ValueError('bad')
        if n.startswith('x'): return n * 2
        raise AttributeError(n)
tt = T()
t(lambda: tt.xa); t(lambda: tt.ya); t(lambda: tt.bad); t(lambda: hasattr(tt, 'ya')); t(lambda: getattr(tt, 'ya', 1))
t(lambda: hasattr(tt, 'bad'))
class U:
    def __getattribute__(self, n):
        if n == 'k': return 42
        return super().__getattribute__(n)
u = U(); u.z = 3
print(u.k, u.z); t(lambda: u.w)
class V:
    log = []
    def __setattr__(self, n, v): V.log.append((n, v)); object.__setattr__(self, n, v)
    def __delattr__(self, n): V.log.append(n); object.__delattr__(self, n)
v = V(); v.a = 1; v.a += 5; del v.a; t(delattr, v, 'a'); print(V.log, vars(v))
class W:
    def __dir__(self): return ['b', 'a']
print(dir(W()))
class W2:
    def __dir__(self): return 3
t(dir, W2())
# expect: 'xaxa'
# expect: AttributeError ya
# expect: ValueError bad
# expect: False
# expect: 1
# expect: ValueError bad
# expect: 42 3
# expect: AttributeError 'U' object has no attribute 'w'
# expect: AttributeError 'V' object has no attribute 'a'
# expect: [('a', 1), ('a', 6), 'a', 'a'] {}
# expect: ['a', 'b']
# expect: TypeError 'int' object is not iterable
