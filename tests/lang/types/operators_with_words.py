"""Operators called by name, in place and on numbers too big: which error it is."""
from types import MappingProxyType, SimpleNamespace

def tell(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)

for value in [1], bytearray(b"a"), (1,), "a":
    for other in "a", 1.5, None, [], 2, 10**30:
        for name in "__imul__", "__mul__", "__rmul__":
            if hasattr(value, name) and not (other == 10**30 and name == "__imul__"):
                tell(lambda: getattr(value, name)(other))
for text in "a*='x'", "a+='x'", "a&=10**400", "a<<=10**400", "a|=1", "a@=2", "a-=10**400", "a**='x'":
    for a in [1], 1.5, 3, {}, {1}, ExceptionGroup("g", [ValueError()]), ValueError(), (i for i in ()), int | str, None, b"a":
        try:
            space = {"a": a}
            exec(text, space)
            print(type(space["a"]).__name__)
        except Exception as error:
            print(text, type(error).__name__, error)
for f in (lambda: MappingProxyType({}) <= MappingProxyType({}), lambda: MappingProxyType({}) <= {}, lambda: {} < MappingProxyType({}),
          lambda: MappingProxyType({}) == MappingProxyType({}), lambda: MappingProxyType({1: 2}) != {1: 2}, lambda: MappingProxyType({}) < 5,
          lambda: SimpleNamespace().__replace__(1), lambda: SimpleNamespace(a=1).__replace__(a=2), lambda: sorted([1], 1), lambda: sorted(), lambda: sorted([2, 1], key=None),
          lambda: sorted([1, 2], reverse=True), lambda: sorted([1], 2, key=None), lambda: next(1.5, 2), lambda: next(1.5), lambda: next("a", "b"), lambda: next([], 1),
          lambda: next(iter([]), 7), lambda: float.__getformat__(None), lambda: float.__getformat__("a\0"), lambda: float.__getformat__("\ud800"),
          lambda: bytearray().__reduce_ex__(1, 2), lambda: bytearray().__reduce_ex__("a")):
    tell(f)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: [1, 1]
# expect: [1, 1, 1, 1]
# expect: [1, 1, 1, 1]
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: bytearray(b'aa')
# expect: bytearray(b'aaaa')
# expect: bytearray(b'aaaa')
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: (1, 1)
# expect: (1, 1)
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: TypeError 'list' object cannot be interpreted as an integer
# expect: 'aa'
# expect: 'aa'
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: a*='x' TypeError can't multiply sequence by non-int of type 'str'
# expect: a*='x' TypeError can't multiply sequence by non-int of type 'float'
# expect: str
# expect: a*='x' TypeError unsupported operand type(s) for *=: 'dict' and 'str'
# expect: a*='x' TypeError unsupported operand type(s) for *=: 'set' and 'str'
# expect: a*='x' TypeError unsupported operand type(s) for *=: 'ExceptionGroup' and 'str'
# expect: a*='x' TypeError can't multiply sequence by non-int of type 'ValueError'
# expect: a*='x' TypeError can't multiply sequence by non-int of type 'generator'
# expect: a*='x' TypeError can't multiply sequence by non-int of type 'typing.Union'
# expect: a*='x' TypeError can't multiply sequence by non-int of type 'NoneType'
# expect: a*='x' TypeError can't multiply sequence by non-int of type 'str'
# expect: list
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'float' and 'str'
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'int' and 'str'
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'dict' and 'str'
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'set' and 'str'
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'ExceptionGroup' and 'str'
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'ValueError' and 'str'
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'generator' and 'str'
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'typing.Union' and 'str'
# expect: a+='x' TypeError unsupported operand type(s) for +=: 'NoneType' and 'str'
# expect: a+='x' TypeError can't concat str to bytes
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'list' and 'int'
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'float' and 'int'
# expect: int
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'dict' and 'int'
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'set' and 'int'
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'ExceptionGroup' and 'int'
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'ValueError' and 'int'
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'generator' and 'int'
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'typing.Union' and 'int'
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'NoneType' and 'int'
# expect: a&=10**400 TypeError unsupported operand type(s) for &=: 'bytes' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'list' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'float' and 'int'
# expect: a<<=10**400 OverflowError too many digits in integer
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'dict' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'set' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'ExceptionGroup' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'ValueError' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'generator' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'typing.Union' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'NoneType' and 'int'
# expect: a<<=10**400 TypeError unsupported operand type(s) for <<=: 'bytes' and 'int'
# expect: a|=1 TypeError unsupported operand type(s) for |=: 'list' and 'int'
# expect: a|=1 TypeError unsupported operand type(s) for |=: 'float' and 'int'
# expect: int
# expect: a|=1 TypeError 'int' object is not iterable
# expect: a|=1 TypeError unsupported operand type(s) for |=: 'set' and 'int'
# expect: a|=1 TypeError unsupported operand type(s) for |=: 'ExceptionGroup' and 'int'
# expect: a|=1 TypeError unsupported operand type(s) for |=: 'ValueError' and 'int'
# expect: a|=1 TypeError unsupported operand type(s) for |=: 'generator' and 'int'
# expect: Union
# expect: a|=1 TypeError unsupported operand type(s) for |=: 'NoneType' and 'int'
# expect: a|=1 TypeError unsupported operand type(s) for |=: 'bytes' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'list' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'float' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'int' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'dict' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'set' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'ExceptionGroup' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'ValueError' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'generator' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'typing.Union' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'NoneType' and 'int'
# expect: a@=2 TypeError unsupported operand type(s) for @=: 'bytes' and 'int'
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'list' and 'int'
# expect: a-=10**400 OverflowError int too large to convert to float
# expect: int
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'dict' and 'int'
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'set' and 'int'
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'ExceptionGroup' and 'int'
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'ValueError' and 'int'
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'generator' and 'int'
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'typing.Union' and 'int'
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'NoneType' and 'int'
# expect: a-=10**400 TypeError unsupported operand type(s) for -=: 'bytes' and 'int'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'list' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'float' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'int' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'dict' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'set' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'ExceptionGroup' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'ValueError' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'generator' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'typing.Union' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'NoneType' and 'str'
# expect: a**='x' TypeError unsupported operand type(s) for **=: 'bytes' and 'str'
# expect: TypeError '>=' not supported between instances of 'dict' and 'dict'
# expect: TypeError '<=' not supported between instances of 'dict' and 'dict'
# expect: TypeError '>' not supported between instances of 'dict' and 'dict'
# expect: True
# expect: False
# expect: TypeError '<' not supported between instances of 'dict' and 'int'
# expect: TypeError __replace__() takes no positional arguments
# expect: namespace(a=2)
# expect: TypeError sorted expected 1 argument, got 2
# expect: TypeError sorted expected 1 argument, got 0
# expect: [1, 2]
# expect: [2, 1]
# expect: TypeError sorted expected 1 argument, got 2
# expect: TypeError 'float' object is not an iterator
# expect: TypeError 'float' object is not an iterator
# expect: TypeError 'str' object is not an iterator
# expect: TypeError 'list' object is not an iterator
# expect: 7
# expect: TypeError __getformat__() argument must be str, not None
# expect: ValueError embedded null character
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: TypeError __reduce_ex__ expected at most 1 argument, got 2
# expect: TypeError 'str' object cannot be interpreted as an integer
