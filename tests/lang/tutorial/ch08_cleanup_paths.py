# finally runs on every way out; its return goes first.
def divide(x, y):
    try: r = x / y
    except ZeroDivisionError: print("zero")
    else: print("result", r)
    finally: print("finally")
divide(2, 1); divide(2, 0)
try: divide("2", "1")
except TypeError as e: print(e)
# expect: result 2.0
# expect: finally
# expect: zero
# expect: finally
# expect: finally
# expect: unsupported operand type(s) for /: 'str' and 'str'
