# batched(strict=True) refuses a short last batch, only when it is reached.
import itertools
batches = itertools.batched("abcde", 2, strict=True)
print(next(batches), next(batches))
try:
    next(batches)
except ValueError as e:
    print(e)
print(list(itertools.batched("abcd", 2, strict=True)))
print(list(itertools.batched([], 3, strict=True)))
# expect: ('a', 'b') ('c', 'd')
# expect: batched(): incomplete batch
# expect: [('a', 'b'), ('c', 'd')]
# expect: []
