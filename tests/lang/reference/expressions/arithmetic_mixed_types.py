# Int with bool, float, complex; operators that types do not have.
print(1 + True, 1.5 + 2, 2 * 1.5, 1 + 2j, 1.5 - 1j, True + True, True * 2.0, 3 - False, 2**1.0, 7 // 2.0, True / 2)
for bad in ("1 + 'a'", "'a' + 1", "[] + ()", "None + 1", "{} + {}", "1j // 1", "1j % 2", "'a' - 'b'", "[1] * 'a'", "[1] * 1.0", "object() + 1", "1 @ 2", "set() + set()", "b'a' + 'a'", "'a' + b'a'"):
    try: eval(bad)
    except TypeError as e: print(bad, "|", e)
# expect: 2 3.5 3.0 (1+2j) (1.5-1j) 2 2.0 3 2.0 3.0 0.5
# expect: 1 + 'a' | unsupported operand type(s) for +: 'int' and 'str'
# expect: 'a' + 1 | can only concatenate str (not "int") to str
# expect: [] + () | can only concatenate list (not "tuple") to list
# expect: None + 1 | unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: {} + {} | unsupported operand type(s) for +: 'dict' and 'dict'
# expect: 1j // 1 | unsupported operand type(s) for //: 'complex' and 'int'
# expect: 1j % 2 | unsupported operand type(s) for %: 'complex' and 'int'
# expect: 'a' - 'b' | unsupported operand type(s) for -: 'str' and 'str'
# expect: [1] * 'a' | can't multiply sequence by non-int of type 'str'
# expect: [1] * 1.0 | can't multiply sequence by non-int of type 'float'
# expect: object() + 1 | unsupported operand type(s) for +: 'object' and 'int'
# expect: 1 @ 2 | unsupported operand type(s) for @: 'int' and 'int'
# expect: set() + set() | unsupported operand type(s) for +: 'set' and 'set'
# expect: b'a' + 'a' | can't concat str to bytes
# expect: 'a' + b'a' | can only concatenate str (not "bytes") to str
