# Own exceptions: a base for a module, extra fields, str, catching by the base.
class Error(Exception):
    """Base of this program's errors."""
class InputError(Error):
    def __init__(self, expression, message):
        self.expression, self.message = expression, message
class Transition(Error):
    def __init__(self, previous, following):
        super().__init__(f"{previous} -> {following}")
        self.previous = previous
    def __str__(self): return "refused: " + super().__str__()
for make in (lambda: InputError("1+", "ends early"), lambda: Transition("a", "b"), Error, lambda: Error("x", 1)):
    try: raise make()
    except Error as e: print(type(e).__name__, "|", e, "|", repr(e), e.args, isinstance(e, Exception))
try: raise Transition
except TypeError as e: print(e)
print(Error.__doc__, issubclass(InputError, Exception), InputError.__mro__[1:3])
# expect: InputError | ('1+', 'ends early') | InputError('1+', 'ends early') ('1+', 'ends early') True
# expect: Transition | refused: a -> b | Transition('a -> b') ('a -> b',) True
# expect: Error |  | Error() () True
# expect: Error | ('x', 1) | Error('x', 1) ('x', 1) True
# expect: Transition.__init__() missing 2 required positional arguments: 'previous' and 'following'
# expect: Base of this program's errors. True (<class '__main__.Error'>, <class 'Exception'>)
