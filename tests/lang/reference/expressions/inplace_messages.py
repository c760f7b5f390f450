# In-place operators name themselves in messages.
tests = ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="]
for op in tests:
    try:
        exec(f"x = None; x {op} 1")
    except TypeError as e:
        print(e)
# expect: unsupported operand type(s) for +=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for -=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for *=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for /=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for //=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for %=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for **=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for <<=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for >>=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for &=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for |=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for ^=: 'NoneType' and 'int'
# expect: unsupported operand type(s) for @=: 'NoneType' and 'int'
