# What __iter__ gives must be an iterator.
class A:
    def __iter__(self): return [1]
class B:
    __iter__ = None
class C:
    def __next__(self): return 1
for x in (A(), B(), C(), 5, None):
    try:
        iter(x)
    except TypeError as e:
        print(e)
    try:
        for _ in x: break
    except TypeError as e:
        print(e)
# expect: iter() returned non-iterator of type 'list'
# expect: iter() returned non-iterator of type 'list'
# expect: 'B' object is not iterable
# expect: 'B' object is not iterable
# expect: 'C' object is not iterable
# expect: 'C' object is not iterable
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable
# expect: 'NoneType' object is not iterable
