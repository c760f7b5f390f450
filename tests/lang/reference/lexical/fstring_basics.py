# Replacement fields, doubled braces, conversions and format specifications.
name, n, x = "Ann", 42, 3.14159
print(f"{name} is {n}, {{literal}} {x:.2f} {n:>6} {n:<6}| {n:^6}| {n:06d} {n:x} {n:#b} {x:e}")
print(f"{name!r} {name!s} {'é'!a} {name!r:>8} {n!s:0>5}")
print(f"{n + 1} {n * 2 if n else 0} {[i for i in range(3)]} {(lambda q: q * 2)(4)} { {'a': 1}['a'] }")
print(f"", f"{''}", f"a{''}b", f"{n}{n}")
# expect: Ann is 42, {literal} 3.14     42 42    |   42  | 000042 2a 0b101010 3.141590e+00
# expect: 'Ann' Ann '\xe9'    'Ann' 00042
# expect: 43 84 [0, 1, 2] 8 1
# expect:   ab 4242
