# raise, chaining, own exceptions and clean-up.
def func(): raise ConnectionError
try:
    try: func()
    except ConnectionError as exc: raise RuntimeError('Failed to open database') from exc
except RuntimeError as e: print(repr(e), repr(e.__cause__))
def divide(x, y):
    try: result = x / y
    except ZeroDivisionError: print("division by zero!")
    else: print("result is", result)
    finally: print("executing finally clause")
divide(2, 1); divide(2, 0)
try: divide("2", "1")
except TypeError as e: print(e)
def bool_return():
    try: return True
    finally: print("on the way")
print(bool_return())
# expect: RuntimeError('Failed to open database') ConnectionError()
# expect: result is 2.0
# expect: executing finally clause
# expect: division by zero!
# expect: executing finally clause
# expect: executing finally clause
# expect: unsupported operand type(s) for /: 'str' and 'str'
# expect: on the way
# expect: True
