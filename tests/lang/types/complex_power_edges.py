"""Powers of complex numbers at the edges: overflow, infinities, phases without end."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

inf = float("inf")
for a, b in (10, complex(1, -inf)), (complex(1e308, inf), 0.77), (complex(0.1, 8.9), complex(0, inf)), (0j, -1), (0j, 1j), (0j, 0), (1e308 + 1j, 2), (1e308 + 1j, complex(1e16, inf)):
    print(a, b, end=" ")
    tell(lambda: a ** b)
for a, b in (5e-324j, -1), (5e-324j, -2), (complex(1e-200, 5e-324), -24), (complex(1e-160, 1e-160), -2), (complex(1e-160, 1e-160), -3), (5e-324j, -101), (complex(inf, 0), -2):
    print(a, b, end=" ") # what is too small for a double counts as 0
    tell(lambda: a ** b)
# expect: 10 (1-infj) ZeroDivisionError zero to a negative or complex power
# expect: (1e+308+infj) 0.77 OverflowError complex exponentiation
# expect: (0.1+8.9j) infj ZeroDivisionError zero to a negative or complex power
# expect: 0j -1 ZeroDivisionError zero to a negative or complex power
# expect: 0j 1j ZeroDivisionError zero to a negative or complex power
# expect: 0j 0 (1+0j)
# expect: (1e+308+1j) 2 OverflowError complex exponentiation
# expect: (1e+308+1j) (1e+16+infj) ZeroDivisionError zero to a negative or complex power
# expect: 5e-324j -1 OverflowError complex exponentiation
# expect: 5e-324j -2 ZeroDivisionError zero to a negative or complex power
# expect: (1e-200+5e-324j) -24 ZeroDivisionError zero to a negative or complex power
# expect: (1e-160+1e-160j) -2 OverflowError complex exponentiation
# expect: (1e-160+1e-160j) -3 ZeroDivisionError zero to a negative or complex power
# expect: 5e-324j -101 OverflowError complex exponentiation
# expect: (inf+0j) -2 0j
