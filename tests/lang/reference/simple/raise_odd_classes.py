# A class whose call gives no exception cannot be raised.
class Bad(Exception):
    def __new__(cls): return 5
class Worse(Exception):
    def __init__(self): raise KeyError("in init")
for x in (Bad, Worse):
    try: raise x
    except Exception as e: print(type(e).__name__, e)
try: raise ValueError from Bad
except Exception as e: print(type(e).__name__, e)
e = ValueError("again")
for i in range(3):
    try: raise e
    except ValueError as g: print(g is e, end=" ")
print(e.__context__)
# expect: TypeError calling <class '__main__.Bad'> should have returned an instance of BaseException, not <class 'int'>
# expect: KeyError 'in init'
# expect: TypeError calling <class '__main__.Bad'> should have returned an instance of BaseException, not <class 'int'>
# expect: True True True None
