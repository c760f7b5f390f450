# heapq max functions, functools.Placeholder, operator.is_none, zstd-free bits, uuid, datetime strptime.
import heapq, functools, operator, datetime, uuid, fractions, decimal
h = [3, 1, 2]; heapq.heapify_max(h); heapq.heappush_max(h, 9); print(heapq.heappop_max(h), h[0])
p = functools.partial(pow, functools.Placeholder, 2); print(p(5), functools.reduce(operator.add, [1, 2], initial=10))
print(operator.is_none(None), operator.is_not_none(1), datetime.date.strptime("2026-11-21", "%Y-%m-%d"), datetime.time.strptime("10:11", "%H:%M"))
print(fractions.Fraction.from_number(0.5), decimal.Decimal.from_number(3), uuid.uuid5(uuid.NAMESPACE_DNS, "a"), len(str(uuid.uuid7())))
try: functools.partial(pow, functools.Placeholder)
except TypeError as e: print(e)
# expect: 9 3
# expect: 25 13
# expect: True True 2026-11-21 10:11:00
# expect: 1/2 3 4f3f2898-69e3-5a0d-820a-c4e87987dbce 36
# expect: trailing Placeholders are not allowed
