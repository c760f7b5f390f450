# What needs parentheses in a field: lambda, walrus, not-equals does not.
x = 3
print(f"{x != 3} {x!=4} {x>=2} {x<=2} {x==3} {(y := x + 1)} {y} {x:=5} {x!r:=^7}")
print(f"{ {1, 2} == {2, 1} } {x if x else 0:>3} {x, 1} {*[1, 2], 3} {x or 1}")
print(f"{yes:=^{x}}" if (yes := 'y') else "")
# expect: False True True False True 4 4     3 ===3===
# expect: True   3 (3, 1) (1, 2, 3) 3
# expect: =y=
