# A number with j is a complex one.
print(3.14j, 10.j, 10j, .001j, 1e100j, 3.14e-10J, 3.14_15_93j, 0j, 010j, 1 + 2j, -1j, 2j * 2j)
for source in ["1jj", "1_j", "0x1j", "1ee5", "1e", "1.e+", "1.2.3"]:
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: 3.14j 10j 10j 0.001j 1e+100j 3.14e-10j 3.141593j 0j 10j (1+2j) (-0-1j) (-4+0j)
# expect: 1jj | invalid imaginary literal
# expect: 1_j | invalid decimal literal
# expect: 0x1j | invalid hexadecimal literal
# expect: 1ee5 | invalid decimal literal
# expect: 1e | invalid decimal literal
# expect: 1.e+ | invalid decimal literal
# expect: 1.2.3 | invalid syntax
