# Chained exceptions in a traceback: causes, contexts and suppressed ones.
import traceback
def show(f):
    try: f()
    except Exception as e: print("".join(l for l in traceback.format_exception(e) if not l.startswith("  File")))
def a():
    try: {}["k"]
    except KeyError as e: raise ValueError("v") from e
def b():
    try: 1 / 0
    except ZeroDivisionError: int("x")
def c():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("only") from None
show(a); show(b); show(c)
# expect: Traceback (most recent call last):
# expect: KeyError: 'k'
# expect: 
# expect: The above exception was the direct cause of the following exception:
# expect: 
# expect: Traceback (most recent call last):
# expect: ValueError: v
# expect: 
# expect: Traceback (most recent call last):
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: During handling of the above exception, another exception occurred:
# expect: 
# expect: Traceback (most recent call last):
# expect: ValueError: invalid literal for int() with base 10: 'x'
# expect: 
# expect: Traceback (most recent call last):
# expect: ValueError: only
# expect: 
