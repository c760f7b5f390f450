# == and != fall back on identity, order comparisons refuse; NotImplemented from both sides.
class A:
    def __eq__(self, other): print("A.eq"); return NotImplemented
class B:
    def __eq__(self, other): print("B.eq"); return NotImplemented
    def __lt__(self, other): print("B.lt"); return NotImplemented
    def __gt__(self, other): print("B.gt"); return NotImplemented
a, b = A(), B()
print(a == b, a == a, a != b)
for f in (lambda: b < a, lambda: b < b, lambda: b <= a, lambda: 1 < b):
    try: f()
    except TypeError as e: print(e)
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], (nan,) < (nan,), {nan: 1} == {nan: 1})
# expect: A.eq
# expect: B.eq
# expect: A.eq
# expect: A.eq
# expect: A.eq
# expect: B.eq
# expect: False True True
# expect: B.lt
# expect: '<' not supported between instances of 'B' and 'A'
# expect: B.lt
# expect: B.gt
# expect: '<' not supported between instances of 'B' and 'B'
# expect: '<=' not supported between instances of 'B' and 'A'
# expect: B.gt
# expect: '<' not supported between instances of 'int' and 'B'
# expect: False True True False True
