# Comprehension errors show their own column.
import traceback
try: [1 / x for x in (1, 0)]
except ZeroDivisionError as e: print("".join(traceback.format_exception(e)[1:]).replace(__file__, "F"))
# expect:   File "F", line 3, in <module>
# expect:     try: [1 / x for x in (1, 0)]
# expect:           ~~^~~
# expect: ZeroDivisionError: division by zero
# expect: 
