# and, or, xor on ints, bools and sets.
print(6 & 3, 6 | 3, 6 ^ 3, -6 & 3, -6 | 3, -6 ^ 3, 2**70 & -1, 2**70 | 1, -(2**70) ^ 5, -1 & 2**80 - 1)
print(True & False, True | 2, type(True & True), type(True & 1), True ^ True, {1, 2} & {2, 3}, {1} | {2}, {1, 2} ^ {2, 3}, {1, 2} - {2})
print({"a": 1} | {"b": 2}, {1: 1}.keys() & {1, 2}, int | str, int | None)
for bad in ("1.0 & 1", "'a' | 'b'", "[] ^ []", "1 | None", "{1} | [1]", "1 & '1'"):
    try: eval(bad)
    except TypeError as e: print(bad, "|", e)
# expect: 2 7 5 2 -5 -7 1180591620717411303424 1180591620717411303425 -1180591620717411303419 1208925819614629174706175
# expect: False 3 <class 'bool'> <class 'int'> False {2} {1, 2} {1, 3} {1}
# expect: {'a': 1, 'b': 2} {1} int | str int | None
# expect: 1.0 & 1 | unsupported operand type(s) for &: 'float' and 'int'
# expect: 'a' | 'b' | unsupported operand type(s) for |: 'str' and 'str'
# expect: [] ^ [] | unsupported operand type(s) for ^: 'list' and 'list'
# expect: 1 | None | unsupported operand type(s) for |: 'int' and 'NoneType'
# expect: {1} | [1] | unsupported operand type(s) for |: 'set' and 'list'
# expect: 1 & '1' | unsupported operand type(s) for &: 'int' and 'str'
