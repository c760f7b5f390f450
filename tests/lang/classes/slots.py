# __slots__: no dict, errors for other names.
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 0
s = S()
for i in range(60): s.a += i
print(s.a, hasattr(s, "b"), hasattr(s, "__dict__"))
for f in (lambda: s.b, lambda: setattr(s, "c", 1)):
    try: f()
    except AttributeError as e: print(e)
# expect: 1770 False False
# expect: 'S' object has no attribute 'b'
# expect: 'S' object has no attribute 'c' and no __dict__ for setting new attributes
