# `=` shows the expression's text with its blanks and, without a conversion or spec, the repr.
x = "v"; n = 10
print(f"{x=} {x = } {x=!s} {x=:>4} {n + 1=} {n=:#x} {(n)=}", f"{ x = !a:^7}")
# expect: x='v' x = 'v' x=v x=   v n + 1=11 n=0xa (n)=10  x =   'v'  
