# add_note and what tracebacks show of it.
import traceback
e = ValueError("v"); e.add_note("first"); e.add_note("second\nline")
print("".join(traceback.format_exception_only(e)))
try: e.add_note(5)
except TypeError as t: print(t)
e.__notes__ = ["x", 5, None]; print("".join(traceback.format_exception_only(e)))
e.__notes__ = "not a list"; print("".join(traceback.format_exception_only(e)))
# expect: ValueError: v
# expect: first
# expect: second
# expect: line
# expect: 
# expect: add_note() argument must be str, not int
# expect: ValueError: v
# expect: x
# expect: 5
# expect: None
# expect: 
# expect: ValueError: v
# expect: 'not a list'
# expect: 
