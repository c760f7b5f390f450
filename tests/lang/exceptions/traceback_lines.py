# Tracebacks list the frames between raise and handler.
def c(n): raise ValueError(n)
def b(n):
    c(n)
def a(n):
    try:
        b(n)
    except ValueError as e:
        tb, lines = e.__traceback__, []
        while tb is not None:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        return lines
for i in range(60):
    r = a(i)
print(r)
# expect: [('a', 7), ('b', 4), ('c', 2)]
