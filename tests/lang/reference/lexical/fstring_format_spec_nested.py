# Specs may hold fields, and these conversions and specs of their own.
w, p, x = 12, 3, 3.14159
print(f"{x:{w}.{p}f}|{x:>{w}}|{x!r:^{w}}|{'a':{'*'}^{w}}")
print(f"{x:{'.2' + 'f'}}", f"{w:{'#'}{'x'}}")
# expect:        3.142|     3.14159|  3.14159   |*****a******
# expect: 3.14 0xc
