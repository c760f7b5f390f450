# True, False, None and __debug__ cannot be bound by any means.
for source in ["True = 1", "None += 1", "for False in x: pass", "def f(None): pass", "import a as True", "del None", "x.True = 1",
               "with a as None: pass", "f(True=1)", "__debug__ = 1", "def f(__debug__): pass", "del __debug__", "lambda None: 1",
               "class None: pass", "global True", "(a, None) = 1", "[True for True in x]", "None: int = 1", "(None := 1)", "x.__debug__ = 1"]:
    try:
        compile(source, "s", "exec")
        print(source, "compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: True = 1 | cannot assign to True
# expect: None += 1 | 'None' is an illegal expression for augmented assignment
# expect: for False in x: pass | cannot assign to False
# expect: def f(None): pass | invalid syntax
# expect: import a as True | cannot use True as import target
# expect: del None | cannot delete None
# expect: x.True = 1 | invalid syntax
# expect: with a as None: pass | cannot assign to None
# expect: f(True=1) | cannot assign to True
# expect: __debug__ = 1 | cannot assign to __debug__
# expect: def f(__debug__): pass | cannot assign to __debug__
# expect: del __debug__ | cannot delete __debug__
# expect: lambda None: 1 | invalid syntax
# expect: class None: pass | invalid syntax
# expect: global True | invalid syntax
# expect: (a, None) = 1 | cannot assign to None
# expect: [True for True in x] | cannot assign to True
# expect: None: int = 1 | illegal target for annotation
# expect: (None := 1) | cannot use assignment expressions with None
# expect: x.__debug__ = 1 | cannot assign to __debug__
