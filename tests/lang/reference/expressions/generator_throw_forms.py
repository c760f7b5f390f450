# throw() takes an exception or, with a warning, class, value and traceback.
import warnings
warnings.simplefilter("ignore")
def g():
    while True:
        try:
            yield 1
        except ValueError as e:
            print("caught", repr(e))
a = g(); next(a)
a.throw(ValueError("x")); a.throw(ValueError); a.throw(ValueError, "y"); a.throw(ValueError, ValueError("z"))
for bad in ((5,), ("s",), (ValueError("a"), "b"), (ValueError, 1, 2), (int,)):
    try:
        a.throw(*bad)
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
# expect: caught ValueError('x')
# expect: caught ValueError()
# expect: caught ValueError('y')
# expect: caught ValueError('z')
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not str
# expect: TypeError instance exception may not have a separate value
# expect: TypeError throw() third argument must be a traceback object
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not type
