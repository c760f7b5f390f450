# split, subgroup, derive and nested groups.
eg = ExceptionGroup("one", [TypeError(1), ExceptionGroup("two", [TypeError(2), ValueError(3)])])
a, b = eg.split(TypeError); print(repr(a)); print(repr(b))
print(repr(eg.subgroup(lambda e: isinstance(e, ValueError))), eg.subgroup(KeyError), eg.split((KeyError,))[0])
class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup(self.message + "!", excs)
m, r = MyGroup("m", [ValueError(1), KeyError(2)]).split(ValueError); print(repr(m), repr(r))
for bad in (("m", []), ("m", [5]), (5, [ValueError()]), ("m",), ("m", [KeyboardInterrupt()]), ("m", ValueError())):
    try: ExceptionGroup(*bad)
    except (TypeError, ValueError) as e: print(e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
# expect: ExceptionGroup('one', [TypeError(1), ExceptionGroup('two', [TypeError(2)])])
# expect: ExceptionGroup('one', [ExceptionGroup('two', [ValueError(3)])])
# expect: ExceptionGroup('one', [ExceptionGroup('two', [ValueError(3)])]) None None
# expect: MyGroup('m!', [ValueError(1)]) MyGroup('m!', [KeyError(2)])
# expect: second argument (exceptions) must be a non-empty sequence
# expect: Item 0 of second argument (exceptions) is not an exception
# expect: BaseExceptionGroup.__new__() argument 1 must be str, not int
# expect: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# expect: Cannot nest BaseExceptions in an ExceptionGroup
# expect: second argument (exceptions) must be a sequence
# expect: ExceptionGroup BaseExceptionGroup
