# Order and equality between the built-in types.
print((1, 2) < (1, 3), (1,) < (1, 0), [1, [2]] == [1, [2]], "a" < "b" < "ba", b"a" < b"b", {1} < {1, 2}, {1, 2} <= {1, 2}, {3} > {1})
print(1 == "1", None == 0, () == [], {} == set(), 1 != "1", "a" == b"a", range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), 1 == 1 + 0j)
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, float("nan") in [1], 2**53 == 2**53 + 1.0, 2**53 + 1 == float(2**53))
for bad in ("1 < 'a'", "None < None", "[] < ()", "{} < {}", "1j < 2j", "object() < object()", "'a' < b'a'", "{1} < [1]", "(1, 'a') < (1, 2)", "range(2) < range(3)"):
    try: print(eval(bad))
    except TypeError as e: print(bad, "|", e)
x = float("nan"); print([x] == [x], x in [x], (x,) == (x,), {x: 1} == {x: 1}, [x] < [x])
# expect: True True True True True True True False
# expect: False False False False True False True True True
# expect: True False True False
# expect: 1 < 'a' | '<' not supported between instances of 'int' and 'str'
# expect: None < None | '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: [] < () | '<' not supported between instances of 'list' and 'tuple'
# expect: {} < {} | '<' not supported between instances of 'dict' and 'dict'
# expect: 1j < 2j | '<' not supported between instances of 'complex' and 'complex'
# expect: object() < object() | '<' not supported between instances of 'object' and 'object'
# expect: 'a' < b'a' | '<' not supported between instances of 'str' and 'bytes'
# expect: {1} < [1] | '<' not supported between instances of 'set' and 'list'
# expect: (1, 'a') < (1, 2) | '<' not supported between instances of 'str' and 'int'
# expect: range(2) < range(3) | '<' not supported between instances of 'range' and 'range'
# expect: True True True True False
