# A type statement's value is worked out when asked for, and may name itself.
type Tree = int | list[Tree]
print(Tree.__name__, Tree.__value__)
type Broken = Nowhere
try:
    Broken.__value__
except NameError as e:
    print(e)
Nowhere = str
print(Broken.__value__)
type Pair[A, B = int] = tuple[A, B]
print(Pair.__type_params__, Pair[str, bytes], Pair.__type_params__[1].__default__)
print(Pair[str, bytes].__origin__ is Pair, Pair[str, bytes].__args__)
try:
    isinstance(1, Tree)
except TypeError as e:
    print(e)
# expect: Tree int | list[Tree]
# expect: name 'Nowhere' is not defined
# expect: <class 'str'>
# expect: (A, B) Pair[str, bytes] <class 'int'>
# expect: True (<class 'str'>, <class 'bytes'>)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
