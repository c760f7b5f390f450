# The messages for operands that do not fit.
import operator as o
for use in (lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: {} | [], lambda: None - 1, lambda: 2 ** "x", lambda: -"a", lambda: ~1.5, lambda: +[], lambda: "a" * 1.5, lambda: 1 < "a", lambda: [] < {}, lambda: 1j < 2, lambda: "a" % 5 if 0 else b"a" + "b", lambda: divmod("a", 1), lambda: pow("a", 2, 3), lambda: o.iadd(1, [])):
    try:
        use()
    except TypeError as e:
        print(e)
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: can only concatenate str (not "int") to str
# expect: can only concatenate list (not "tuple") to list
# expect: unsupported operand type(s) for |: 'dict' and 'list'
# expect: unsupported operand type(s) for -: 'NoneType' and 'int'
# expect: unsupported operand type(s) for ** or pow(): 'int' and 'str'
# expect: bad operand type for unary -: 'str'
# expect: bad operand type for unary ~: 'float'
# expect: bad operand type for unary +: 'list'
# expect: can't multiply sequence by non-int of type 'float'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'list' and 'dict'
# expect: '<' not supported between instances of 'complex' and 'int'
# expect: can't concat str to bytes
# expect: unsupported operand type(s) for divmod(): 'str' and 'int'
# expect: unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
# expect: unsupported operand type(s) for +=: 'int' and 'list'
