# __mro_entries__ may be an attribute of the object itself; type() does not resolve it.
class Base: pass
def f(): pass
f.__mro_entries__ = lambda bases: (Base,)
class C(f): pass
print(C.__mro__, C.__orig_bases__ == (f,))
f.__mro_entries__ = lambda bases: [Base]
try:
    class D(f): pass
except TypeError as e: print(e)
try: type('E', (f,), {})
except TypeError as e: print(e)
# expect: (<class '__main__.C'>, <class '__main__.Base'>, <class 'object'>) True
# expect: __mro_entries__ must return a tuple
# expect: type() doesn't support MRO entry resolution; use types.new_class()
