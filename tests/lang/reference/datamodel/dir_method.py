# __dir__ gives what dir sorts.
class A:
    def __dir__(self): return ["b", "a", "c"]
class B:
    def __dir__(self): return 5
class C: x = 1
c = C(); c.y = 2
print(dir(A()), [n for n in dir(c) if not n.startswith("_")], "x" in dir(C), A().__dir__())
try: dir(B())
except TypeError as e: print(e)
def f():
    q = 1; w = 2
    return dir()
print(f())
# expect: ['a', 'b', 'c'] ['x', 'y'] True ['b', 'a', 'c']
# expect: 'int' object is not iterable
# expect: ['q', 'w']
