# Who speaks first: except, else, finally, in success, in a known error, and in an unknown one.
def divide(x, y):
    try: result = x / y
    except ZeroDivisionError: print("zero!"); return "from except"
    else: print("result", result); return "from else"
    finally: print("finally")
print(divide(2, 1)); print(divide(2, 0))
try: divide("2", "1")
except TypeError as e: print(e)
def loop():
    for i in range(3):
        try:
            if i == 0: continue
            if i == 2: break
        finally: print("cleanup", i)
    return i
print(loop())
# expect: result 2.0
# expect: finally
# expect: from else
# expect: zero!
# expect: finally
# expect: from except
# expect: finally
# expect: unsupported operand type(s) for /: 'str' and 'str'
# expect: cleanup 0
# expect: cleanup 1
# expect: cleanup 2
# expect: 2
