# Groups split, derive and keep notes.
g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("in", [KeyError("k"), ValueError(2)])])
g.add_note("note")
m, r = g.split(ValueError); print(m, m.exceptions, r, r.exceptions, m.__notes__)
print(g.subgroup(KeyError), g.subgroup(lambda e: isinstance(e, ValueError) and e.args == (2,)), g.derive([OSError()]))
for use in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x")):
    try:
        print(repr(use()))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__)
# expect: g (2 sub-exceptions) (ValueError(1), ExceptionGroup('in', [ValueError(2)])) g (1 sub-exception) (ExceptionGroup('in', [KeyError('k')]),) ['note']
# expect: g (1 sub-exception) g (1 sub-exception) g (1 sub-exception)
# expect: ValueError second argument (exceptions) must be a non-empty sequence
# expect: ValueError Item 0 of second argument (exceptions) is not an exception
# expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
# expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
# expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# expect: ExceptionGroup
