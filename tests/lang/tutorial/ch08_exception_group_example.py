# A group sorted out by except*, one kind after the other, the rest goes on.
def f():
    raise ExceptionGroup("group1", [OSError(1), SystemError(2), ExceptionGroup("group2", [OSError(3), RecursionError(4)])])
try:
    try: f()
    except* OSError as e: print("OSErrors", len(e.exceptions), e.exceptions[1])
    except* SystemError as e: print("SystemErrors", e.exceptions)
except ExceptionGroup as rest: print("left", repr(rest))
collected = []
for test in (lambda: 1 / 0, lambda: int("x"), lambda: 3):
    try: test()
    except Exception as e:
        e.add_note(f"test {len(collected) + 1}"); collected.append(e)
g = ExceptionGroup("Test failures", collected)
print(g, [e.__notes__ for e in g.exceptions])
print(repr(g.subgroup(ValueError)), g.split(KeyError)[0], g.derive([KeyError(1)]).message)
# expect: OSErrors 2 group2 (1 sub-exception)
# expect: SystemErrors (SystemError(2),)
# expect: left ExceptionGroup('group1', [ExceptionGroup('group2', [RecursionError(4)])])
# expect: Test failures (2 sub-exceptions) [['test 1'], ['test 2']]
# expect: ExceptionGroup('Test failures', [ValueError("invalid literal for int() with base 10: 'x'")]) None Test failures
