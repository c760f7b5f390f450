# A whole traceback as text: frames, lines, carets, the exception.
import traceback
def a(x): return b(x) + 1
def b(x):
    return [1, 2, 3][x]
try: a(7)
except IndexError as e: print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 6, in <module>
# expect:     try: a(7)
# expect:          ~^^^
# expect:   File "FILE", line 3, in a
# expect:     def a(x): return b(x) + 1
# expect:                      ~^^^
# expect:   File "FILE", line 5, in b
# expect:     return [1, 2, 3][x]
# expect:            ~~~~~~~~~^^^
# expect: IndexError: list index out of range
# expect: 
