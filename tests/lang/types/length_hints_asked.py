# SPDX-License-Identifier: MIT
"""Who asks the iterable for a length, who its iterator, who nobody: what __len__ and __length_hint__ raise is seen or not. And the two
kinds of iterators of ranges."""
import pickle

def t(f):
    try: print(f())
    except Exception as e: print(repr(e))
class A:
    def __iter__(self): return iter([1,2])
class B:
    def __iter__(self): return iter([1,2])
    def __length_hint__(self): return 'x'
t(lambda: bytearray().extend(A())); t(lambda: bytearray().extend(B())); t(lambda: bytearray().extend(3))
class I:
    def __init__(s): s.n=0
    def __iter__(self): return self
    def __next__(self):
        self.n+=1
        if self.n<3: return 1
        raise StopIteration
    def __length_hint__(self): raise KeyError('hint')
class J:
    def __iter__(self): return I()
class L:
    def __iter__(self): return iter(["1", "2"])
    def __len__(self): raise KeyError("len")
for C in I,J,L:
  for f in tuple, list, bytes, bytearray, bytearray().extend, ''.join, b''.join, [].extend, lambda x: [].__setitem__(slice(0,0), x), lambda x: max(*x), lambda x: [*x], lambda x: (*x,), dict, sum, lambda x: [].__iadd__(x), lambda x: dict([x]), lambda x: {}.update([x]):
    t(lambda: f(C()))

for r in range(13), range(2**63 - 3, 2**63 - 1), range(2**63 - 2, 2**63 - 1, 2), range(1, 2, 2**63 - 1), range(-2**63 + 1, -2**63, -2), range(2**65, 2**65 + 2):
    it = iter(r)
    copied = pickle.loads(pickle.dumps(it))
    print(type(it).__name__, type(copied).__name__, it.__reduce__(), list(it) == list(copied) == list(r))

class Three:
    def __iter__(self):
        return 3
class Refused:
    def __iter__(self):
        raise TypeError("own")
for C in Three, Refused:
    for f in "".join, b"".join, bytearray().join, lambda x: dict([x]), tuple:
        t(lambda: f(C()))
# expect: None
# expect: TypeError('__length_hint__ must be an integer, not str')
# expect: TypeError("can't extend bytearray with int")
# expect: (1, 1)
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: bytearray(b'\x01\x01')
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: 1
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: TypeError('object is not iterable')
# expect: 2
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: (1, 1)
# expect: [1, 1]
# expect: b'\x01\x01'
# expect: bytearray(b'\x01\x01')
# expect: None
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: None
# expect: KeyError('hint')
# expect: 1
# expect: [1, 1]
# expect: (1, 1)
# expect: TypeError('object is not iterable')
# expect: 2
# expect: [1, 1]
# expect: KeyError('hint')
# expect: KeyError('hint')
# expect: ('1', '2')
# expect: KeyError('len')
# expect: KeyError('len')
# expect: TypeError("'str' object cannot be interpreted as an integer")
# expect: KeyError('len')
# expect: 12
# expect: TypeError('sequence item 0: expected a bytes-like object, str found')
# expect: KeyError('len')
# expect: None
# expect: 2
# expect: KeyError('len')
# expect: KeyError('len')
# expect: ValueError('dictionary update sequence element #0 has length 1; 2 is required')
# expect: TypeError("unsupported operand type(s) for +: 'int' and 'str'")
# expect: KeyError('len')
# expect: {'1': '2'}
# expect: None
# expect: range_iterator range_iterator (<built-in function iter>, (range(0, 13),), None) True
# expect: range_iterator range_iterator (<built-in function iter>, (range(9223372036854775805, 9223372036854775807),), None) True
# expect: longrange_iterator longrange_iterator (<built-in function iter>, (range(9223372036854775806, 9223372036854775808, 2),), None) True
# expect: longrange_iterator longrange_iterator (<built-in function iter>, (range(1, 9223372036854775808, 9223372036854775807),), None) True
# expect: longrange_iterator longrange_iterator (<built-in function iter>, (range(-9223372036854775807, -9223372036854775809, -2),), None) True
# expect: longrange_iterator longrange_iterator (<built-in function iter>, (range(36893488147419103232, 36893488147419103234),), None) True
# expect: TypeError('can only join an iterable')
# expect: TypeError('can only join an iterable')
# expect: TypeError('can only join an iterable')
# expect: TypeError('object is not iterable')
# expect: TypeError("iter() returned non-iterator of type 'int'")
# expect: TypeError('can only join an iterable')
# expect: TypeError('can only join an iterable')
# expect: TypeError('can only join an iterable')
# expect: TypeError('object is not iterable')
# expect: TypeError('own')
