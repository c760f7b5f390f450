# Tracebacks mark the part of the line that failed.
import traceback
def div(a, b): return (a + 1) / (b - b)
def item(d): return d["a"]["b"]["c"]
def call(x): return x.foo.bar(1) + len(x)
for f in (lambda: div(1, 2), lambda: item({"a": {"b": None}}), lambda: call(5)):
    try: f()
    except Exception as e: print("".join(traceback.format_exception(e)[2:]))
# expect:   File "tests/lang/whatsnew/3.11/traceback_carets.py", line 6, in <lambda>
# expect:     for f in (lambda: div(1, 2), lambda: item({"a": {"b": None}}), lambda: call(5)):
# expect:                       ~~~^^^^^^
# expect:   File "tests/lang/whatsnew/3.11/traceback_carets.py", line 3, in div
# expect:     def div(a, b): return (a + 1) / (b - b)
# expect:                           ~~~~~~~~^~~~~~~~~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect:   File "tests/lang/whatsnew/3.11/traceback_carets.py", line 6, in <lambda>
# expect:     for f in (lambda: div(1, 2), lambda: item({"a": {"b": None}}), lambda: call(5)):
# expect:                                          ~~~~^^^^^^^^^^^^^^^^^^^^
# expect:   File "tests/lang/whatsnew/3.11/traceback_carets.py", line 4, in item
# expect:     def item(d): return d["a"]["b"]["c"]
# expect:                         ~~~~~~~~~~~^^^^^
# expect: TypeError: 'NoneType' object is not subscriptable
# expect: 
# expect:   File "tests/lang/whatsnew/3.11/traceback_carets.py", line 6, in <lambda>
# expect:     for f in (lambda: div(1, 2), lambda: item({"a": {"b": None}}), lambda: call(5)):
# expect:                                                                            ~~~~^^^
# expect:   File "tests/lang/whatsnew/3.11/traceback_carets.py", line 5, in call
# expect:     def call(x): return x.foo.bar(1) + len(x)
# expect:                         ^^^^^
# expect: AttributeError: 'int' object has no attribute 'foo'
# expect: 
