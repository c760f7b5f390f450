# A method of a C type under another name: the slot calls what the name says.
class A(int):
    def __repr__(self): return 'A!'
    __str__ = int.__repr__
print(str(A(5)), f'{A(5)}', repr(A(5)))
class B(int):
    def __repr__(self): return 'B!'
B.__str__ = int.__repr__
print(str(B(5)), f'{B(5)}', repr(B(5)))
class L(list): __iadd__ = list.extend; __radd__ = list.__mul__
l = L([1]); l2 = l; print(3 + l, l + [2], l * 2)
# expect: 5 5 A!
# expect: 5 5 B!
# expect: [1, 1, 1] [1, 2] [1, 1]
