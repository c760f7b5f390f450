# The equals sign prints the expression and its value.
x, name = 10, "n"
print(f"{x=} {x = } {x=!s} {name=} {name=!s} {x=:>5} {x = :^7}|")
print(f"{x + 1=} {x  +  1 = } {name.upper()=} {[x, x]=} {x=!r:^10}|")
print(f"{(lambda: 3)()=} {f'{x}'=} {x==10=}")
# expect: x=10 x = 10 x=10 name='n' name=n x=   10 x =   10   |
# expect: x + 1=11 x  +  1 = 11 name.upper()='N' [x, x]=[10, 10] x=    10    |
# expect: (lambda: 3)()=3 f'{x}'='10' x==10=True
