# NaN, infinities and minus zero in loops with comparisons.
inf, nan = float("inf"), float("nan")
vals = [0.0, -0.0, 1.5, -inf, inf, nan, 2**53, -1]
lt = eq = gt = 0
for _ in range(6):
    for x in vals:
        for y in vals:
            lt += x < y; eq += x == y; gt += x >= y
m = 0.0
for x in vals * 5: m = x if x > m else m
print(lt, eq, gt, m, str(0.0 * -1), min(vals), max(vals[:3]), [x != x for x in vals])
# expect: 120 54 174 inf -0.0 -inf 1.5 [False, False, False, False, False, True, False, False]
