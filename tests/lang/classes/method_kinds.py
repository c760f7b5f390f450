# classmethod and staticmethod objects.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class K:
    @classmethod
    def cm(cls, *a): return cls.__name__, a
    @staticmethod
    def sm(*a): return a
class K2(K): pass
print(K.cm(1), K2.cm(2), K().cm(3), K2().cm(), K.sm(1), K().sm(2))
print(K.cm.__func__.__name__, K.cm.__self__, K.__dict__['sm'].__func__.__name__)
print(K.__dict__['sm'](5), callable(K.__dict__['cm']))
t(K.__dict__['cm'], 5)
print(type(K.__dict__['cm']), K.__dict__['cm'].__wrapped__.__name__)
m = K().cm; print(m.__name__, m.__qualname__)
# expect: ('K', (1,)) ('K2', (2,)) ('K', (3,)) ('K2', ()) (1,) (2,)
# expect: cm <class '__main__.K'> sm
# expect: (5,) False
# expect: TypeError 'classmethod' object is not callable
# expect: <class 'classmethod'> cm
# expect: cm K.cm
