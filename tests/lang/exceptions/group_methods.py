# Exception groups: making, split, subgroup, derive, except*.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
eg = ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError(2), TypeError(3)]), OSError(4)])
print(eg, repr(eg)); print(eg.message, eg.exceptions); print(eg.split(KeyError)); print(eg.subgroup((ValueError, OSError))); print(eg.split(lambda e: isinstance(e, TypeError))); print(eg.subgroup(IndexError), eg.split(IndexError))
t(ExceptionGroup); t(ExceptionGroup, 'a'); t(ExceptionGroup, 'a', []); t(ExceptionGroup, 'a', 3); t(ExceptionGroup, 'a', [3]); t(ExceptionGroup, 3, [ValueError()]); t(ExceptionGroup, 'a', [KeyboardInterrupt()]); print(repr(BaseExceptionGroup('a', [KeyboardInterrupt()])), type(BaseExceptionGroup('a', [ValueError()])))
t(eg.split, 3); t(eg.split, int)
class MyEG(ExceptionGroup):
    def derive(self, excs): return MyEG(self.message, excs)
m = MyEG('m', [ValueError(1), KeyError(2)]); m.add_note('nn'); a, b = m.split(ValueError); print(repr(a), repr(b), a.__notes__)
def star(ex):
    try: raise ex
    except* ValueError as e: print('V', repr(e))
    except* (KeyError, TypeError) as e: print('KT', repr(e))
    else: print('else')
    finally: print('fin')
    return 'done'
t(star, eg); t(star, ValueError(9)); t(star, ExceptionGroup('q', [ValueError(1), KeyError(2)]))
def star2():
    try: raise ExceptionGroup('x', [ValueError(1), KeyError(2), TypeError(3)])
    except* ValueError: raise OSError('new')
    except* KeyError: raise
try: star2()
except BaseException as e: print(repr(e), [repr(x) for x in e.exceptions])
def star3():
    try: raise ExceptionGroup('x', [ValueError(1)])
    except* ExceptionGroup: pass
t(star3)
print(ExceptionGroup.__mro__, ExceptionGroup[int])
# expect: top (3 sub-exceptions) ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError(2), TypeError(3)]), OSError(4)])
# expect: top (ValueError(1), ExceptionGroup('in', [KeyError(2), TypeError(3)]), OSError(4))
# expect: (ExceptionGroup('top', [ExceptionGroup('in', [KeyError(2)])]), ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [TypeError(3)]), OSError(4)]))
# expect: top (2 sub-exceptions)
# expect: (ExceptionGroup('top', [ExceptionGroup('in', [TypeError(3)])]), ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError(2)]), OSError(4)]))
# expect: None (None, ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError(2), TypeError(3)]), OSError(4)]))
# expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
# expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# expect: ValueError second argument (exceptions) must be a non-empty sequence
# expect: TypeError second argument (exceptions) must be a sequence
# expect: ValueError Item 0 of second argument (exceptions) is not an exception
# expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
# expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
# expect: BaseExceptionGroup('a', [KeyboardInterrupt()]) <class 'ExceptionGroup'>
# expect: TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
# expect: TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
# expect: MyEG('m', [ValueError(1)]) MyEG('m', [KeyError(2)]) ['nn']
# expect: V ExceptionGroup('top', [ValueError(1)])
# expect: KT ExceptionGroup('top', [ExceptionGroup('in', [KeyError(2), TypeError(3)])])
# expect: fin
# expect: ExceptionGroup top (1 sub-exception)
# expect: V ExceptionGroup('', (ValueError(9),))
# expect: fin
# expect: 'done'
# expect: V ExceptionGroup('q', [ValueError(1)])
# expect: KT ExceptionGroup('q', [KeyError(2)])
# expect: fin
# expect: 'done'
# expect: ExceptionGroup('', [OSError('new'), ExceptionGroup('x', [KeyError(2), TypeError(3)])]) ["OSError('new')", "ExceptionGroup('x', [KeyError(2), TypeError(3)])"]
# expect: TypeError catching ExceptionGroup with except* is not allowed. Use except instead.
# expect: (<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) ExceptionGroup[int]
