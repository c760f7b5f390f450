# What finally does by return, break or continue goes before an exception.
import warnings
warnings.simplefilter("ignore")
source = '''
def f():
    try: raise ValueError
    finally: return "returned"
def g():
    for i in range(3):
        try: raise KeyError
        finally: break
    return i
def h():
    for i in range(3):
        try: return "never"
        finally: continue
    return i
'''
exec(source)
print(f(), g(), h())
# expect: returned 0 2
