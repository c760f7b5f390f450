"""Iterators through __reduce__, copy and pickle: at their begin, in the middle and at their end."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

import copy, pickle
makers = (lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("aé€"), lambda: iter(b"abc"), lambda: iter(bytearray(b"abc")), lambda: iter(range(3)), lambda: iter(range(2**70, 2**70 + 3)), lambda: reversed(range(3)), lambda: iter({1: 2, 3: 4, 5: 6}), lambda: iter({1: 2, 3: 4, 5: 6}.items()), lambda: reversed({1: 2, 3: 4, 5: 6}), lambda: iter({1, 2, 3}), lambda: enumerate("abc", 5), lambda: enumerate("abc", 2**70), lambda: zip("abc", [1, 2, 3]), lambda: map(str, [1, 2, 3]), lambda: filter(None, [1, 0, 2, 3]), lambda: iter(memoryview(b"abc")), lambda: reversed("abc"), lambda: zip("ab", "abc", strict=True))
for make in makers:
    it = make()
    name = type(it).__name__
    def show(step):
        try:
            reduced = it.__reduce__()
            again = pickle.loads(pickle.dumps(it))
            copied = copy.copy(it)
            print(name, step, reduced[0].__name__, len(reduced), list(again), it.__length_hint__() if hasattr(it, "__length_hint__") else "-")
        except Exception as error:
            print(name, step, type(error).__name__, str(error).split(" at 0x")[0])
    show("begin")
    it = make()
    next(it)
    show("middle")
    it = make()
    try:
        for _ in it: pass
    except ValueError as error: print(error)
    show("end")
it = iter([1, 2, 3])
it.__setstate__(2)
print(list(it))
it = iter([1, 2, 3])
it.__setstate__(-5)
print(list(it))
it = iter([1, 2, 3])
it.__setstate__(99)
print(list(it))
it = reversed([1, 2, 3])
it.__setstate__(0)
print(list(it))
tell(iter([]).__setstate__, "a")
tell(iter("").__setstate__, None)
it = iter(range(10))
it.__setstate__(7)
print(list(it))
calls = iter([1, 2, 0, 3]).__next__
it = iter(calls, 0)
print(type(it).__name__, list(it), it.__reduce__()[0].__name__, list(it))
class Old:
    def __getitem__(self, i):
        if i == 3: raise StopIteration if stop else IndexError
        return i
for stop in (0, 1):
    it = iter(Old())
    print(list(it), list(it), it.__length_hint__() if hasattr(type(it), "__length_hint__") and 0 else "")
tell(iter, 5)
tell(iter, 5, 6)
tell(iter)
tell(next, [])
tell(next, iter([]), "default")
tell(zip, [1], 5)
tell(lambda: list(zip("ab", "a", strict=True)))
tell(lambda: list(zip("a", "ab", strict=True)))
tell(lambda: list(zip(strict=True)))
tell(lambda: list(map(lambda a, b: a + b, [1, 2], [3], strict=True)))
tell(map, str)
tell(filter, None)
tell(enumerate, [], "a")
tell(enumerate, start=1)
tell(reversed, {1})
tell(reversed, 5)
# expect: list_iterator begin iter 3 [1, 2, 3] 3
# expect: list_iterator middle iter 3 [2, 3] 2
# expect: list_iterator end iter 2 [] 0
# expect: list_reverseiterator begin reversed 3 [3, 2, 1] 3
# expect: list_reverseiterator middle reversed 3 [2, 1] 2
# expect: list_reverseiterator end reversed 2 [] 0
# expect: tuple_iterator begin iter 3 [1, 2, 3] 3
# expect: tuple_iterator middle iter 3 [2, 3] 2
# expect: tuple_iterator end iter 2 [] 0
# expect: str_iterator begin iter 3 ['a', 'é', '€'] 3
# expect: str_iterator middle iter 3 ['é', '€'] 2
# expect: str_iterator end iter 2 [] 0
# expect: bytes_iterator begin iter 3 [97, 98, 99] 3
# expect: bytes_iterator middle iter 3 [98, 99] 2
# expect: bytes_iterator end iter 2 [] 0
# expect: bytearray_iterator begin iter 3 [97, 98, 99] 3
# expect: bytearray_iterator middle iter 3 [98, 99] 2
# expect: bytearray_iterator end iter 2 [] 0
# expect: range_iterator begin iter 3 [0, 1, 2] 3
# expect: range_iterator middle iter 3 [1, 2] 2
# expect: range_iterator end iter 3 [] 0
# expect: longrange_iterator begin iter 3 [1180591620717411303424, 1180591620717411303425, 1180591620717411303426] 3
# expect: longrange_iterator middle iter 3 [1180591620717411303425, 1180591620717411303426] 2
# expect: longrange_iterator end iter 3 [] 0
# expect: range_iterator begin iter 3 [2, 1, 0] 3
# expect: range_iterator middle iter 3 [1, 0] 2
# expect: range_iterator end iter 3 [] 0
# expect: dict_keyiterator begin iter 2 [1, 3, 5] 3
# expect: dict_keyiterator middle iter 2 [3, 5] 2
# expect: dict_keyiterator end iter 2 [] 0
# expect: dict_itemiterator begin iter 2 [(1, 2), (3, 4), (5, 6)] 3
# expect: dict_itemiterator middle iter 2 [(3, 4), (5, 6)] 2
# expect: dict_itemiterator end iter 2 [] 0
# expect: dict_reversekeyiterator begin iter 2 [5, 3, 1] 3
# expect: dict_reversekeyiterator middle iter 2 [3, 1] 2
# expect: dict_reversekeyiterator end iter 2 [] 0
# expect: set_iterator begin iter 2 [1, 2, 3] 3
# expect: set_iterator middle iter 2 [2, 3] 2
# expect: set_iterator end iter 2 [] 0
# expect: enumerate begin enumerate 2 [(5, 'a'), (6, 'b'), (7, 'c')] -
# expect: enumerate middle enumerate 2 [(6, 'b'), (7, 'c')] -
# expect: enumerate end enumerate 2 [] -
# expect: enumerate begin enumerate 2 [(1180591620717411303424, 'a'), (1180591620717411303425, 'b'), (1180591620717411303426, 'c')] -
# expect: enumerate middle enumerate 2 [(1180591620717411303425, 'b'), (1180591620717411303426, 'c')] -
# expect: enumerate end enumerate 2 [] -
# expect: zip begin zip 2 [('a', 1), ('b', 2), ('c', 3)] -
# expect: zip middle zip 2 [('b', 2), ('c', 3)] -
# expect: zip end zip 2 [] -
# expect: map begin map 2 ['1', '2', '3'] -
# expect: map middle map 2 ['2', '3'] -
# expect: map end map 2 [] -
# expect: filter begin filter 2 [1, 2, 3] -
# expect: filter middle filter 2 [2, 3] -
# expect: filter end filter 2 [] -
# expect: memory_iterator begin TypeError cannot pickle 'memory_iterator' object
# expect: memory_iterator middle TypeError cannot pickle 'memory_iterator' object
# expect: memory_iterator end TypeError cannot pickle 'memory_iterator' object
# expect: reversed begin reversed 3 ['c', 'b', 'a'] 3
# expect: reversed middle reversed 3 ['b', 'a'] 2
# expect: reversed end reversed 2 [] 0
# expect: zip begin ValueError zip() argument 2 is longer than argument 1
# expect: zip middle ValueError zip() argument 2 is longer than argument 1
# expect: zip() argument 2 is longer than argument 1
# expect: zip end zip 3 [] -
# expect: [3]
# expect: []
# expect: []
# expect: [1]
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: [7, 8, 9]
# expect: callable_iterator [1, 2] iter []
# expect: [0, 1, 2] [] 
# expect: [0, 1, 2] [] 
# expect: TypeError 'int' object is not iterable
# expect: TypeError iter(v, w): v must be callable
# expect: TypeError iter expected at least 1 argument, got 0
# expect: TypeError 'list' object is not an iterator
# expect: 'default'
# expect: TypeError 'int' object is not iterable
# expect: ValueError zip() argument 2 is shorter than argument 1
# expect: ValueError zip() argument 2 is longer than argument 1
# expect: []
# expect: ValueError map() argument 2 is shorter than argument 1
# expect: TypeError map() must have at least two arguments.
# expect: TypeError filter expected 2 arguments, got 1
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'start' is an invalid keyword argument for enumerate()
# expect: TypeError 'set' object is not reversible
# expect: TypeError 'int' object is not reversible
