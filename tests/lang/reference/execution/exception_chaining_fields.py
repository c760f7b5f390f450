# __cause__, __context__ and __suppress_context__ as the forms of raise set them.
def show(e): print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
for how in ("raise B", "raise B from None", "raise B from C()", "raise B from a"):
    class A(Exception): pass
    class B(Exception): pass
    class C(Exception): pass
    try:
        try: raise A
        except A as a: exec(how)
    except B as e:
        show(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
# expect: B() None A() False
# expect: B() None A() True
# expect: B() C() A() True
# expect: B() A() A() True
# expect: exception causes must derive from BaseException
