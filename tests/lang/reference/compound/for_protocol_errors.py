# What is not iterable, and iterators that misbehave.
class NoNext:
    def __iter__(self): return 5
class NoneIter: __iter__ = None
class Fails:
    def __iter__(self): return self
    def __next__(self): raise KeyError("in next")
for thing in (5, None, NoNext(), NoneIter(), Fails(), object, 1.5, len):
    try:
        for x in thing: pass
    except (TypeError, KeyError) as e: print(type(e).__name__, e)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'NoneType' object is not iterable
# expect: TypeError iter() returned non-iterator of type 'int'
# expect: TypeError 'NoneIter' object is not iterable
# expect: KeyError 'in next'
# expect: TypeError 'type' object is not iterable
# expect: TypeError 'float' object is not iterable
# expect: TypeError 'builtin_function_or_method' object is not iterable
