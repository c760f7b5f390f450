# Heaps, bisection and seeded random numbers.
import heapq, bisect, random
h = []
for x in (5, 1, 4, 2, 3): heapq.heappush(h, x)
print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, h), list(heapq.merge([1, 4], [2, 3], reverse=False)))
l = [1, 3, 3, 5]; print(bisect.bisect_left(l, 3), bisect.bisect_right(l, 3), bisect.bisect(l, 9)); bisect.insort(l, 4); print(l)
random.seed(42); print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(50), 3), random.shuffle(s := list("abcd")), s, random.gauss(0, 1), random.uniform(1, 2), random.getrandbits(40), random.randbytes(3), random.choices("ab", [1, 9], k=4), random.expovariate(1), random.triangular())
for bad in ("heapq.heappop([])", "random.choice([])", "random.randint(2, 1)", "random.sample([1], 2)", "bisect.bisect(5, 1)", "random.randrange(0)", "heapq.heappush(5, 1)", "random.getrandbits(-1)", "random.sample({1, 2}, 1)"):
    try: print(eval(bad))
    except (IndexError, ValueError, TypeError) as e: print(bad, "|", type(e).__name__, e)
# expect: [3, 5, 4, 9] 1 0 2 [3, 5, 4, 9] [9, 5] [3, 4] [1, 2, 3, 4]
# expect: 1 3 4
# expect: [1, 3, 3, 4, 5]
# expect: 0.6394267984578837 4 c [17, 15, 14] None ['d', 'a', 'c', 'b'] -0.938051221433234 1.086938832629416 36171878809 b'\xca\xa0\x07' ['a', 'b', 'b', 'b'] 1.2588501027915817 0.6135578785835037
# expect: heapq.heappop([]) | IndexError index out of range
# expect: random.choice([]) | IndexError Cannot choose from an empty sequence
# expect: random.randint(2, 1) | ValueError empty range in randint(2, 1)
# expect: random.sample([1], 2) | ValueError Sample larger than population or is negative
# expect: bisect.bisect(5, 1) | TypeError object of type 'int' has no len()
# expect: random.randrange(0) | ValueError empty range for randrange()
# expect: heapq.heappush(5, 1) | TypeError heappush() argument 1 must be list, not int
# expect: random.getrandbits(-1) | ValueError Cannot convert negative int
# expect: random.sample({1, 2}, 1) | TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
