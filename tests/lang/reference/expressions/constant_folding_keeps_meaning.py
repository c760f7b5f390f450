# Folded constants have the same type, sign and errors as if evaluated at run time.
def f(): return 1 - 1.0, -0.0, 0.0 * -1, 2**3, "a" * 3, (1, 2)[1], 1 / 4, -(-5), not 0, "x" + "y", 1 + 2j, (1, (2, 3)), 10 % 3, ~7
print(f(), str(f()[1]), str(f()[2]))
def g(): return 1 / 0
def h(): return (1, 2)[5]
def k(): return "a" + 1
for x in (g, h, k):
    try: x()
    except Exception as e: print(type(e).__name__, e)
print((lambda: 2**200)() == 2**200, len((lambda: "ab" * 5000)()), (lambda: (0,) * 10)())
# expect: (0.0, -0.0, -0.0, 8, 'aaa', 2, 0.25, 5, True, 'xy', (1+2j), (1, (2, 3)), 1, -8) -0.0 -0.0
# expect: ZeroDivisionError division by zero
# expect: IndexError tuple index out of range
# expect: TypeError can only concatenate str (not "int") to str
# expect: True 10000 (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
