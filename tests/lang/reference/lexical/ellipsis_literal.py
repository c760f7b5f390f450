# Three dots are one object; adjacent attributes of numbers need care.
print(..., ... is Ellipsis, [...], (1).real, 1..real, 1.5.real, 1 .real)
for source in ("1.real", "1.e", "....real"):
    try:
        print(source, eval(source))
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: Ellipsis True [Ellipsis] 1 1.0 1.5 1
# expect: 1.real | invalid decimal literal
# expect: 1.e | invalid decimal literal
# raises: AttributeError: 'ellipsis' object has no attribute 'real'
