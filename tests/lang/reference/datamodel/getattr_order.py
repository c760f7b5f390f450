# __getattribute__ first; __getattr__ only for AttributeError, also one raised inside a property.
class A:
    x = 1
    def __getattribute__(self, n):
        print("ga", n)
        return super().__getattribute__(n)
    def __getattr__(self, n):
        return "fallback " + n
    @property
    def p(self): raise AttributeError("inner")
    @property
    def q(self): raise ValueError("other")
a = A()
print(a.x, a.y, a.p)
try:
    a.q
except ValueError as e:
    print(e)
print(hasattr(a, "zzz"), getattr(a, "w", 0))
# expect: ga x
# expect: ga y
# expect: ga p
# expect: 1 fallback y fallback p
# expect: ga q
# expect: other
# expect: ga zzz
# expect: ga w
# expect: True fallback w
