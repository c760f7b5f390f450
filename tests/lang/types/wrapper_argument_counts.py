"""Wrappers of slots count their arguments, with the name when there may be more than one."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class C: pass
tell(C().__setattr__, "a")
tell(object.__setattr__, C(), 1)
tell(property().__set__, 1)
tell(property().__set__, 1, 2, 3)
tell(property().__get__)
tell(property().__get__, 1, 2, 3)
tell([].__setitem__, 1)
tell({}.__setitem__, 1, 2, 3)
tell([].__delitem__)
tell(C().__delattr__)
tell((1).__pow__)
tell((1).__pow__, 1, 2, 3)
tell([].__getitem__, 1, 2)
tell({}.__getitem__)
tell({}.__contains__, 1, 2)
tell([].__iter__, 1)
# expect: TypeError __setattr__ expected 2 arguments, got 1
# expect: TypeError __setattr__ expected 2 arguments, got 1
# expect: TypeError __set__ expected 2 arguments, got 1
# expect: TypeError __set__ expected 2 arguments, got 3
# expect: TypeError __get__ expected at least 1 argument, got 0
# expect: TypeError __get__ expected at most 2 arguments, got 3
# expect: TypeError __setitem__ expected 2 arguments, got 1
# expect: TypeError __setitem__ expected 2 arguments, got 3
# expect: TypeError expected 1 argument, got 0
# expect: TypeError expected 1 argument, got 0
# expect: TypeError expected 1 or 2 arguments, got 0
# expect: TypeError expected 1 or 2 arguments, got 3
# expect: TypeError list.__getitem__() takes exactly one argument (2 given)
# expect: TypeError dict.__getitem__() takes exactly one argument (0 given)
# expect: TypeError dict.__contains__() takes exactly one argument (2 given)
# expect: TypeError expected 0 arguments, got 1
