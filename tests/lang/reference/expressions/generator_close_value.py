# close() gives what the generator returns; a yield in its way is an error.
def a():
    try: yield 1
    except GeneratorExit: return "closed"
def b():
    try: yield 1
    except GeneratorExit: yield 2
def c(): yield 1
x = a(); next(x); print(x.close(), x.close())
y = b(); next(y)
try:
    y.close()
except RuntimeError as e:
    print(e)
z = c(); print(z.close(), next(z, "end"))
# expect: closed None
# expect: generator ignored GeneratorExit
# expect: None end
