# The messages of common errors.
class C: pass
tests = [lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: [][0], lambda: ()[1], lambda: {}["k"],
         lambda: "a" + 1, lambda: 1 + "a", lambda: [] + (), lambda: -"a", lambda: "a" < 1, lambda: None < None,
         lambda: C().x, lambda: C.y, lambda: None.z, lambda: [].q, lambda: (1).foo, lambda: "abc"[5], lambda: "abc"["x"],
         lambda: [1]["a"], lambda: int("x"), lambda: int("12", 1), lambda: float("y"), lambda: len(5), lambda: iter(5),
         lambda: next(iter([])), lambda: [1, 2].index(3), lambda: [].pop(), lambda: {}.popitem(), lambda: {1, 2}.remove(3),
         lambda: hash([]), lambda: {[]: 1}, lambda: max([]), lambda: ord("ab"), lambda: chr(-1), lambda: range(1, 2, 0),
         lambda: "%d" % "x", lambda: "a".join([1]), lambda: sum(["a"]), lambda: abs("x"), lambda: 2 ** "a", lambda: 1 << -1,
         lambda: [1, 2].remove(5), lambda: (1, 2).index(9), lambda: "abc".index("z"), lambda: 5(), lambda: 5[0], lambda: round("x")]
for t in tests:
    try:
        t()
        print("no error")
    except Exception as e:
        print(type(e).__name__ + ":", e)
# expect: ZeroDivisionError: division by zero
# expect: ZeroDivisionError: division by zero
# expect: ZeroDivisionError: division by zero
# expect: ZeroDivisionError: division by zero
# expect: IndexError: list index out of range
# expect: IndexError: tuple index out of range
# expect: KeyError: 'k'
# expect: TypeError: can only concatenate str (not "int") to str
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError: can only concatenate list (not "tuple") to list
# expect: TypeError: bad operand type for unary -: 'str'
# expect: TypeError: '<' not supported between instances of 'str' and 'int'
# expect: TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: AttributeError: 'C' object has no attribute 'x'
# expect: AttributeError: type object 'C' has no attribute 'y'
# expect: AttributeError: 'NoneType' object has no attribute 'z'
# expect: AttributeError: 'list' object has no attribute 'q'
# expect: AttributeError: 'int' object has no attribute 'foo'
# expect: IndexError: string index out of range
# expect: TypeError: string indices must be integers, not 'str'
# expect: TypeError: list indices must be integers or slices, not str
# expect: ValueError: invalid literal for int() with base 10: 'x'
# expect: ValueError: int() base must be >= 2 and <= 36, or 0
# expect: ValueError: could not convert string to float: 'y'
# expect: TypeError: object of type 'int' has no len()
# expect: TypeError: 'int' object is not iterable
# expect: StopIteration: 
# expect: ValueError: list.index(x): x not in list
# expect: IndexError: pop from empty list
# expect: KeyError: 'popitem(): dictionary is empty'
# expect: KeyError: 3
# expect: TypeError: unhashable type: 'list'
# expect: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: ValueError: max() iterable argument is empty
# expect: TypeError: ord() expected a character, but string of length 2 found
# expect: ValueError: chr() arg not in range(0x110000)
# expect: ValueError: range() arg 3 must not be zero
# expect: TypeError: %d format: a real number is required, not str
# expect: TypeError: sequence item 0: expected str instance, int found
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError: bad operand type for abs(): 'str'
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
# expect: ValueError: negative shift count
# expect: ValueError: list.remove(x): x not in list
# expect: ValueError: tuple.index(x): x not in tuple
# expect: ValueError: substring not found
# expect: TypeError: 'int' object is not callable
# expect: TypeError: 'int' object is not subscriptable
# expect: TypeError: type str doesn't define __round__ method
