# Complex arithmetic, text and methods.
z = 3 + 4j
print(z.real, z.imag, abs(z), z.conjugate(), z * z, z / 2, z ** 2, z == 3 + 4j, complex("1+2j"), complex(1, 2), complex("-infj"), complex(" 1e3 "), -z, +z, z - 1, 1 / 1j, complex(0.0, -0.0), repr(-0j), (1 + 1j) ** -1, (-1) ** 0.5, z != 3, bool(0j))
for bad in ("complex('1 + 2j')", "complex('a')", "z < 1", "int(z)", "float(z)", "z // 1", "z % 2", "divmod(z, 1)", "complex('1', 2)", "complex(1, '2')", "0j ** -1", "1 / 0j", "round(z)", "complex([])"):
    try: print(eval(bad))
    except (TypeError, ValueError, ZeroDivisionError) as e: print(bad, "|", type(e).__name__, e)
# expect: 3.0 4.0 5.0 (3-4j) (-7+24j) (1.5+2j) (-7+24j) True (1+2j) (1+2j) -infj (1000+0j) (-3-4j) (3+4j) (2+4j) -1j -0j (-0-0j) (0.5-0.5j) (6.123233995736766e-17+1j) True False
# expect: complex('1 + 2j') | ValueError complex() arg is a malformed string
# expect: complex('a') | ValueError complex() arg is a malformed string
# expect: z < 1 | TypeError '<' not supported between instances of 'complex' and 'int'
# expect: int(z) | TypeError int() argument must be a string, a bytes-like object or a real number, not 'complex'
# expect: float(z) | TypeError float() argument must be a string or a real number, not 'complex'
# expect: z // 1 | TypeError unsupported operand type(s) for //: 'complex' and 'int'
# expect: z % 2 | TypeError unsupported operand type(s) for %: 'complex' and 'int'
# expect: divmod(z, 1) | TypeError unsupported operand type(s) for divmod(): 'complex' and 'int'
# expect: complex('1', 2) | TypeError complex() argument 'real' must be a real number, not str
# expect: complex(1, '2') | TypeError complex() argument 'imag' must be a real number, not str
# expect: 0j ** -1 | ZeroDivisionError zero to a negative or complex power
# expect: 1 / 0j | ZeroDivisionError division by zero
# expect: round(z) | TypeError type complex doesn't define __round__ method
# expect: complex([]) | TypeError complex() argument must be a string or a number, not list
