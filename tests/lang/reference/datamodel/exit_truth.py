# A true value from __exit__ swallows the exception.
class M:
    def __init__(self, r): self.r = r
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t and t.__name__, v, tb is not None); return self.r
for r in (True, 1, "x", 0, None, []):
    try:
        with M(r): raise ValueError(r)
        print("swallowed")
    except ValueError as e:
        print("through", e)
with M(True): pass
# expect: ValueError True True
# expect: swallowed
# expect: ValueError 1 True
# expect: swallowed
# expect: ValueError x True
# expect: swallowed
# expect: ValueError 0 True
# expect: through 0
# expect: ValueError None True
# expect: through None
# expect: ValueError [] True
# expect: through []
# expect: None None False
