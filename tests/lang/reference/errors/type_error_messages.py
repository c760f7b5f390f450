# TypeErrors of calls, operators and conversions.
class C: pass
def f(a): pass
for code in ("5()", "C()()", "'a'()", "f(*5)", "f(**5)", "f(**{1: 2})", "[] + 1", "1 + []", "-'a'", "C() + 1", "C() < C()", "C()[0]", "C()[0] = 1", "del C()[0]", "len(C())", "iter(C())", "for x in C(): pass", "1 in C()", "with C(): pass", "hash([])", "{[]}", "int(C())", "float('1', 2)", "a, b = 1", "isinstance(1, 1)", "class X(1): pass", "class X(C, metaclass=C): pass", "raise 1", "raise C", "raise ValueError from 1", "try: 1/0\nexcept C: pass", "f'{C():d}'", "'%d' % C()", "b'a' + 'b'", "print(*1)", "abs(C())", "chr(C())", "round(C())", "sum([C()])", "max(C())", "sorted([C(), C()])", "range(C())", "[1][C()]", "'a' * C()", "[*5]", "{**5}", "(*5,)", "await_ = C(); await_()", "async_gen = None; next(async_gen)", "C.__init__()", "object.__new__(C, 1)", "C(1)", "C(x=1)", "type('X', (), {})(1)", "lambda: (yield)", "divmod(C(), 1)", "pow(C(), 2)", "1 if C() else 2", "~C()", "C() @ C()", "C() ** 2", "x = C(); x += 1", "del len[0]", "memoryview(C())", "bytes(C())", "open(C())", "exec(C())", "eval(C())", "compile(C(), '', 'exec')", "__import__(C())", "getattr(C(), 5)", "map(C)", "zip(C())", "enumerate(C())", "reversed(C())", "slice()", "complex(C())", "format(C(), 5)", "vars(1)", "dir(1, 2)", "id()", "input(1, 2)", "super(C)", "property(1, 2, 3, 4, 5)", "staticmethod()", "classmethod(1).__get__(1)()"):
    try: exec(code)
    except Exception as e: print(code.replace("\n", "/"), "|", type(e).__name__, e)
# expect: 5() | TypeError 'int' object is not callable
# expect: C()() | TypeError 'C' object is not callable
# expect: 'a'() | TypeError 'str' object is not callable
# expect: f(*5) | TypeError __main__.f() argument after * must be an iterable, not int
# expect: f(**5) | TypeError __main__.f() argument after ** must be a mapping, not int
# expect: f(**{1: 2}) | TypeError keywords must be strings
# expect: [] + 1 | TypeError can only concatenate list (not "int") to list
# expect: 1 + [] | TypeError unsupported operand type(s) for +: 'int' and 'list'
# expect: -'a' | TypeError bad operand type for unary -: 'str'
# expect: C() + 1 | TypeError unsupported operand type(s) for +: 'C' and 'int'
# expect: C() < C() | TypeError '<' not supported between instances of 'C' and 'C'
# expect: C()[0] | TypeError 'C' object is not subscriptable
# expect: C()[0] = 1 | TypeError 'C' object does not support item assignment
# expect: del C()[0] | TypeError 'C' object doesn't support item deletion
# expect: len(C()) | TypeError object of type 'C' has no len()
# expect: iter(C()) | TypeError 'C' object is not iterable
# expect: for x in C(): pass | TypeError 'C' object is not iterable
# expect: 1 in C() | TypeError argument of type 'C' is not a container or iterable
# expect: with C(): pass | TypeError 'C' object does not support the context manager protocol (missed __exit__ method)
# expect: hash([]) | TypeError unhashable type: 'list'
# expect: {[]} | TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: int(C()) | TypeError int() argument must be a string, a bytes-like object or a real number, not 'C'
# expect: float('1', 2) | TypeError float expected at most 1 argument, got 2
# expect: a, b = 1 | TypeError cannot unpack non-iterable int object
# expect: isinstance(1, 1) | TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: class X(1): pass | TypeError int expected at most 2 arguments, got 3
# expect: class X(C, metaclass=C): pass | TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: raise 1 | TypeError exceptions must derive from BaseException
# expect: raise C | TypeError exceptions must derive from BaseException
# expect: raise ValueError from 1 | TypeError exception causes must derive from BaseException
# expect: try: 1/0/except C: pass | TypeError catching classes that do not inherit from BaseException is not allowed
# expect: f'{C():d}' | TypeError unsupported format string passed to C.__format__
# expect: '%d' % C() | TypeError %d format: a real number is required, not C
# expect: b'a' + 'b' | TypeError can't concat str to bytes
# expect: print(*1) | TypeError print() argument after * must be an iterable, not int
# expect: abs(C()) | TypeError bad operand type for abs(): 'C'
# expect: chr(C()) | TypeError 'C' object cannot be interpreted as an integer
# expect: round(C()) | TypeError type C doesn't define __round__ method
# expect: sum([C()]) | TypeError unsupported operand type(s) for +: 'int' and 'C'
# expect: max(C()) | TypeError 'C' object is not iterable
# expect: sorted([C(), C()]) | TypeError '<' not supported between instances of 'C' and 'C'
# expect: range(C()) | TypeError 'C' object cannot be interpreted as an integer
# expect: [1][C()] | TypeError list indices must be integers or slices, not C
# expect: 'a' * C() | TypeError can't multiply sequence by non-int of type 'C'
# expect: [*5] | TypeError Value after * must be an iterable, not int
# expect: {**5} | TypeError 'int' object is not a mapping
# expect: (*5,) | TypeError Value after * must be an iterable, not int
# expect: await_ = C(); await_() | TypeError 'C' object is not callable
# expect: async_gen = None; next(async_gen) | TypeError 'NoneType' object is not an iterator
# expect: C.__init__() | TypeError descriptor '__init__' of 'object' object needs an argument
# expect: object.__new__(C, 1) | TypeError C() takes no arguments
# expect: C(1) | TypeError C() takes no arguments
# expect: C(x=1) | TypeError C() takes no arguments
# expect: type('X', (), {})(1) | TypeError X() takes no arguments
# expect: divmod(C(), 1) | TypeError unsupported operand type(s) for divmod(): 'C' and 'int'
# expect: pow(C(), 2) | TypeError unsupported operand type(s) for ** or pow(): 'C' and 'int'
# expect: ~C() | TypeError bad operand type for unary ~: 'C'
# expect: C() @ C() | TypeError unsupported operand type(s) for @: 'C' and 'C'
# expect: C() ** 2 | TypeError unsupported operand type(s) for ** or pow(): 'C' and 'int'
# expect: x = C(); x += 1 | TypeError unsupported operand type(s) for +=: 'C' and 'int'
# expect: del len[0] | TypeError 'builtin_function_or_method' object does not support item deletion
# expect: memoryview(C()) | TypeError memoryview: a bytes-like object is required, not 'C'
# expect: bytes(C()) | TypeError cannot convert 'C' object to bytes
# expect: open(C()) | TypeError expected str, bytes or os.PathLike object, not C
# expect: exec(C()) | TypeError exec() arg 1 must be a string, bytes or code object
# expect: eval(C()) | TypeError eval() arg 1 must be a string, bytes or code object
# expect: compile(C(), '', 'exec') | TypeError compile() arg 1 must be a string, bytes or AST object
# expect: __import__(C()) | TypeError module name must be a string
# expect: getattr(C(), 5) | TypeError attribute name must be string, not 'int'
# expect: map(C) | TypeError map() must have at least two arguments.
# expect: zip(C()) | TypeError 'C' object is not iterable
# expect: enumerate(C()) | TypeError 'C' object is not iterable
# expect: reversed(C()) | TypeError 'C' object is not reversible
# expect: slice() | TypeError slice expected at least 1 argument, got 0
# expect: complex(C()) | TypeError complex() argument must be a string or a number, not C
# expect: format(C(), 5) | TypeError format() argument 2 must be str, not int
# expect: vars(1) | TypeError vars() argument must have __dict__ attribute
# expect: dir(1, 2) | TypeError dir expected at most 1 argument, got 2
# expect: id() | TypeError id() takes exactly one argument (0 given)
# expect: input(1, 2) | TypeError input expected at most 1 argument, got 2
# expect: property(1, 2, 3, 4, 5) | TypeError property() takes at most 4 arguments (5 given)
# expect: staticmethod() | TypeError staticmethod expected 1 argument, got 0
# expect: classmethod(1).__get__(1)() | TypeError 'int' object is not callable
