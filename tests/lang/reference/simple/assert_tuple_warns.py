# Asserting a tuple display is always true and warns.
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    compile("assert (x, 'msg')", "s", "exec"); compile("assert ()", "s", "exec"); compile("assert (x,)", "s", "exec"); compile("assert x", "s", "exec")
for w in seen: print(w.category.__name__, w.message)
# expect: SyntaxWarning assertion is always true, perhaps remove parentheses?
# expect: SyntaxWarning assertion is always true, perhaps remove parentheses?
