# Executor.map takes a buffersize: the input is drawn only as results are consumed.
from concurrent.futures import ThreadPoolExecutor
drawn = []
def source():
    for i in range(6):
        drawn.append(i)
        yield i
with ThreadPoolExecutor(1) as pool:
    results = pool.map(lambda n: n * n, source(), buffersize=2)
    print(len(drawn))
    print(next(results), len(drawn))
    print(list(results), len(drawn))
    for bad in (0, -1, 1.5):
        try:
            pool.map(abs, [1], buffersize=bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
# expect: 2
# expect: 0 3
# expect: [1, 4, 9, 16, 25] 6
# expect: ValueError buffersize must be None or > 0
# expect: ValueError buffersize must be None or > 0
# expect: TypeError buffersize must be an integer or None
