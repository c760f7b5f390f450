# sum keeps the lost digits of floats and complex numbers, not of mixtures with other types.
import fractions
print(sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([0.1] * 3))
print(sum([complex(0.1, 0.2)] * 10), sum([1, 0.5, 2]))
total = 0.0
for x in [0.1] * 10: total += x
print(total)
print(sum([0.1, fractions.Fraction(1, 10)]), sum([1e308, 1e308]), sum([float("inf"), 1.0]))
print(sum([-0.0]), sum([], -0.0), sum([True, 2.5]))
# expect: 1.0 1.0 0.30000000000000004
# expect: (1+2j) 3.5
# expect: 0.9999999999999999
# expect: 0.2 inf inf
# expect: 0.0 -0.0 3.5
