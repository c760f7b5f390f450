# assert raises AssertionError with its message, evaluated only on failure.
def check(v, *m):
    try:
        if m: assert v, m[0]
        else: assert v
        return "passed"
    except AssertionError as e: return e.args
for _ in range(40): r = check(1), check(0), check([], "empty"), check("", None), check(0, ("a", 1))
print(*r)
def boom(): raise KeyError("evaluated")
assert True, boom()
try: assert False, boom()
except KeyError as e: print(e)
exec(compile("assert False\nprint('skipped')", "s", "exec", optimize=1))
AssertionError_ = AssertionError
class AssertionError(Exception): pass
try: assert 0
except AssertionError_: print("the built-in one")
# expect: passed () ('empty',) (None,) (('a', 1),)
# expect: 'evaluated'
# expect: skipped
# expect: the built-in one
