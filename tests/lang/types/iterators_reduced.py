"""What iterators of built-in types are pickled as, used up or not."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

import pickle
def state(it):
    tell(it.__reduce__)
    for _ in it:
        pass
    tell(it.__reduce__)
for it in iter("xyz"), iter(b"xyz"), iter([1]), iter((1,)), iter({1: 2}), iter({1}), iter({1: 2}.items()), reversed([1, 2]), iter(range(3)), \
        iter(range(2**70, 2**70 + 3)), iter(lambda: 0, 0), iter(bytearray(b"ab")), iter(list[int]):
    if type(it).__name__ == "callable_iterator":
        print(it.__reduce__()[1][1])
    else:
        state(it)
it = reversed({1: 2, 3: 4})
next(it)
tell(it.__reduce__)
array = [10, 11, 12, 13]
it, array = pickle.loads(pickle.dumps((reversed(array), array)))
print(list(it))
it, array = pickle.loads(pickle.dumps((it, array)))
array[:] = range(20)
print(list(it))
# expect: (<built-in function iter>, ('xyz',), 0)
# expect: (<built-in function iter>, ('',))
# expect: (<built-in function iter>, (b'xyz',), 0)
# expect: (<built-in function iter>, ((),))
# expect: (<built-in function iter>, ([1],), 0)
# expect: (<built-in function iter>, ([],))
# expect: (<built-in function iter>, ((1,),), 0)
# expect: (<built-in function iter>, ((),))
# expect: (<built-in function iter>, ([1],))
# expect: (<built-in function iter>, ([],))
# expect: (<built-in function iter>, ([1],))
# expect: (<built-in function iter>, ([],))
# expect: (<built-in function iter>, ([(1, 2)],))
# expect: (<built-in function iter>, ([],))
# expect: (<class 'reversed'>, ([1, 2],), 1)
# expect: (<class 'reversed'>, ([],))
# expect: (<built-in function iter>, (range(0, 3),), None)
# expect: (<built-in function iter>, (range(3, 3),), None)
# expect: (<built-in function iter>, (range(1180591620717411303424, 1180591620717411303427),), None)
# expect: (<built-in function iter>, (range(1180591620717411303427, 1180591620717411303427),), None)
# expect: 0
# expect: (<built-in function iter>, (bytearray(b'ab'),), 0)
# expect: (<built-in function iter>, ((),))
# expect: (<built-in function iter>, (list[int],))
# expect: (<built-in function iter>, ((),))
# expect: (<built-in function iter>, ([1],))
# expect: [13, 12, 11, 10]
# expect: []
