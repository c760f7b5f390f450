# Context managers in parentheses, with a trailing comma.
from contextlib import nullcontext as n
with (n(1) as a, n(2) as b,): print(a, b)
with (
    n(3) as c,
    n(4)
): print(c)
with (n(5)) as d: print(d)
# expect: 1 2
# expect: 3
# expect: 5
