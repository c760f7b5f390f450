# sys.exception() in nested handlers and generators; assert.
import sys
def h():
    try: raise ValueError(1)
    except ValueError:
        a = sys.exc_info()[1]; print(repr(a), sys.exception() is a)
        try: raise KeyError
        except KeyError: print(repr(sys.exception()))
        print(repr(sys.exception()))
    print(sys.exc_info())
h()
def gen():
    try: yield sys.exception()
    except ValueError: yield repr(sys.exception())
    yield sys.exception()
gg = gen()
try: raise KeyError('outer')
except KeyError:
    print(next(gg)); print(gg.throw(ValueError('in'))); print(repr(sys.exception())); print(next(gg))
assert True
try: assert 0, 'msg'
except AssertionError as e: print(repr(e))
try: assert (), [1]
except AssertionError as e: print(repr(e))
try: assert None
except AssertionError as e: print(repr(e))
# expect: ValueError(1) True
# expect: KeyError()
# expect: ValueError(1)
# expect: (None, None, None)
# expect: 'outer'
# expect: ValueError('in')
# expect: KeyError('outer')
# expect: 'outer'
# expect: AssertionError('msg')
# expect: AssertionError([1])
# expect: AssertionError()
