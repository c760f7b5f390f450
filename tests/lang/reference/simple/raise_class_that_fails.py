# A class that is raised is called; what it gives must be an exception.
class A(Exception):
    def __new__(cls): return 5
class B(Exception):
    def __init__(self): raise KeyError("from init")
class C(Exception):
    def __init__(self, needed): pass
for cls in (A, B, C):
    try:
        raise cls
    except BaseException as e:
        print(type(e).__name__, e)
# expect: TypeError calling <class '__main__.A'> should have returned an instance of BaseException, not <class 'int'>
# expect: KeyError 'from init'
# expect: TypeError C.__init__() missing 1 required positional argument: 'needed'
