"""sum() compensates for the errors of complex numbers as it does for floats."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

print(sum([0.1j] * 10), sum([1e16 + 1j, 1, -1e16]), sum([0.1] * 10 + [1j]), sum([1, 0.5, 1j, 2**70]), sum([0.1j] * 10, 0.1j))
inf = float("inf")
print(sum([1j, complex(inf, 0), -1j]), sum([1j, complex(0, inf), complex(0, -inf)]))
class Z(complex): pass
print(sum([Z(1j), 2, 0.5]), type(sum([Z(1j)], Z(1))).__name__)
tell(sum, [1j, "a"])
# expect: 1j (1+1j) (1+1j) (1.1805916207174113e+21+1j) 1.1j
# expect: (inf+0j) nanj
# expect: (2.5+1j) complex
# expect: TypeError unsupported operand type(s) for +: 'complex' and 'str'
