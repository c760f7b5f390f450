"""Big ints among floats and complex numbers are summed as floats, compensated; too big ones are refused."""
big = 862101890306114644425969226
for items in ([0, 1e16, big, 1e16], [0, 1e16 + 1j, big, 1e16], [0j, 1e16, big, 1e16], [1j, big], [1.5, 2**1030], [1j, 2**1030], [0.1] * 10 + [big, -big],
              [0.1j] * 10 + [big, -big], [0.1] * 10 + [0.1j] * 3, [True, 0.1, 1j, True], [0.1, 1, 2**62, 2**63, 2**64], [0.1j, 1, 2**62, -2**63], [0.1, True] * 5):
    try:
        print(sum(items))
    except OverflowError as error:
        print(error)
# The step from ints to floats is an ordinary addition: only what the floats lose is kept.
print(sum((9007199254740992.0, 8.987046142356539e-60, 7, 0), 3), sum([3, 2.0**53, 7.0, 1e-60]), sum([2.0**53, 1.0, 1.0], 1), sum([True, 2.0**53, 3, True]))
# expect: 8.621018903261146e+26
# expect: (8.621018903261146e+26+1j)
# expect: (8.621018903261146e+26+0j)
# expect: (8.621018903061146e+26+1j)
# expect: int too large to convert to float
# expect: int too large to convert to float
# expect: 1.0
# expect: 1j
# expect: (1+0.30000000000000004j)
# expect: (2.1+1j)
# expect: 3.2281802128991715e+19
# expect: (-4.611686018427388e+18+0.1j)
# expect: 5.5
# expect: 9007199254741004.0 9007199254741004.0 9007199254740994.0 9007199254740996.0
