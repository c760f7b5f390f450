# statistics.kde makes a density from samples; kde_random draws from it; fmean with weights.
import statistics
sample = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
f = statistics.kde(sample, h=1.5)
print(round(f(0.0), 6), round(f(5.0), 6), round(sum(f(x / 10) for x in range(-150, 200)) / 10, 4))
F = statistics.kde(sample, h=1.5, kernel="triangular", cumulative=True)
print(round(F(-10), 3), round(F(2), 3), round(F(20), 3))
r = statistics.kde_random(sample, h=1.5, seed=8675309)
print(r() == statistics.kde_random(sample, h=1.5, seed=8675309)())
print(statistics.fmean([80, 90], weights=[1, 3]))
try:
    statistics.kde(sample, h=0)
except statistics.StatisticsError as e:
    print(e)
# expect: 0.109882 0.08173 1.0
# expect: 0.0 0.594 1.0
# expect: True
# expect: 87.5
# expect: Bandwidth h must be positive, not h=0
