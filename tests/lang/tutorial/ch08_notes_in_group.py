# Notes of exceptions inside a group are shown with them.
import traceback
errors = []
for i in range(2):
    try: raise OSError("failed")
    except OSError as e: e.add_note(f"in iteration {i + 1}"); errors.append(e)
g = ExceptionGroup("problems", errors)
print("".join(traceback.format_exception_only(g)))
print([e.__notes__ for e in g.exceptions])
try:
    OSError().add_note(5)
except TypeError as e:
    print(e)
# expect: ExceptionGroup: problems (2 sub-exceptions)
# expect: 
# expect: [['in iteration 1'], ['in iteration 2']]
# expect: add_note() argument must be str, not int
