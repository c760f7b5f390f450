# tb_next chains the frames of an exception; tracebacks can be made by hand.
import types, sys
def a(): b()
def b(): 1 / 0
try: a()
except ZeroDivisionError as e: tb = e.__traceback__
names = []
t = tb
while t: names.append((t.tb_frame.f_code.co_name, t.tb_lineno)); t = t.tb_next
print(names, tb.tb_lasti >= 0)
n = types.TracebackType(None, tb.tb_frame, 0, 7); print(n.tb_lineno, n.tb_next)
tb.tb_next = None; print(tb.tb_next)
for v in (5, tb):
    try: tb.tb_next = v
    except (TypeError, ValueError) as e: print(e)
e = ValueError().with_traceback(n); print(e.__traceback__ is n)
try: raise e
except ValueError as x: print(x.__traceback__.tb_next is n)
# expect: [('<module>', 5), ('a', 3), ('b', 4)] True
# expect: 7 None
# expect: None
# expect: expected traceback object, got 'int'
# expect: traceback loop detected
# expect: True
# expect: True
