"""pow() with three arguments: whose refusal is heard."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for arguments in ("a", 1, 2), (1, "a", 2), (1, 2, "a"), (1.0, 2, "a"), ("a", "b", 1j), (1, 2, 1j), (1j, 2, 1), ("a", 2.0, 3), ([], [], 1.0), (2, -1, 9), (2, 3, 0):
    print(arguments, end=" ")
    tell(pow, *arguments)
print((1j).__rpow__("a", 3), (1j).__pow__("a", 3), (2).__pow__(1.5), (2).__rpow__(3, 5))
tell(pow, 256, 0.1 + 1j, (71,))
tell(pow, 2, 1j, "a")
# expect: ('a', 1, 2) TypeError unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
# expect: (1, 'a', 2) TypeError unsupported operand type(s) for ** or pow(): 'int', 'str', 'int'
# expect: (1, 2, 'a') TypeError unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
# expect: (1.0, 2, 'a') TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: ('a', 'b', 1j) TypeError unsupported operand type(s) for ** or pow(): 'str', 'str', 'complex'
# expect: (1, 2, 1j) ValueError complex modulo
# expect: (1j, 2, 1) ValueError complex modulo
# expect: ('a', 2.0, 3) TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: ([], [], 1.0) TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: (2, -1, 9) 5
# expect: (2, 3, 0) ValueError pow() 3rd argument cannot be 0
# expect: NotImplemented NotImplemented NotImplemented 4
# expect: ValueError complex modulo
# expect: ValueError complex modulo
