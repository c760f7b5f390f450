# binomialvariate counts successes; correlation by rank; expovariate has a default.
import random, statistics
random.seed(5)
draws = [random.binomialvariate(20, 0.25) for _ in range(200)]
print(all(0 <= d <= 20 for d in draws), 4 < statistics.mean(draws) < 6)
print(random.binomialvariate(5, 0), random.binomialvariate(5, 1), random.expovariate() > 0)
x, y = [1, 2, 3, 4], [1, 8, 27, 60]
print(statistics.correlation(x, y, method="ranked"), round(statistics.correlation(x, y), 4))
for bad in ((-1, 0.5), (3, 2)):
    try:
        random.binomialvariate(*bad)
    except ValueError as e:
        print(e)
# expect: True True
# expect: 0 5 True
# expect: 1.0 0.9587
# expect: n must be non-negative
# expect: p must be in the range 0.0 <= p <= 1.0
