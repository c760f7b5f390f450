# Every function of itertools once.
from itertools import *
print(list(accumulate([1, 2, 3])), list(batched("abcde", 2)), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(compress("abcd", [1, 0, 1])), list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(filterfalse(lambda x: x % 2, range(5))), [(k, list(g)) for k, g in groupby("aabc")], list(islice("abcdefg", 1, 6, 2)), list(pairwise("abc")), list(permutations("abc", 2))[:3], list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(repeat(7, 3)), list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda x: x < 3, [1, 4, 2])), list(zip_longest("ab", [1], fillvalue="-")))
a, b = tee(iter("xyz")); print(next(a), next(a), list(b), list(a))
for bad in ("list(islice([1], -1))", "count('a')", "list(combinations('a', -1))", "repeat(1, 'a')", "list(product(5))", "list(batched('a', 0))", "list(zip_longest(5))", "list(accumulate(5))"):
    try: print(eval(bad))
    except (TypeError, ValueError) as e: print(bad, "|", type(e).__name__, e)
# expect: [1, 3, 6] [('a', 'b'), ('c', 'd'), ('e',)] ['a', 'b', 1] ['a', 'b', 'c'] [('a', 'b'), ('a', 'c'), ('b', 'c')] [('a', 'a'), ('a', 'b'), ('b', 'b')] ['a', 'c'] [5, 7, 9] ['a', 'b', 'a', 'b', 'a'] [4, 2] [0, 2, 4] [('a', ['a', 'a']), ('b', ['b']), ('c', ['c'])] ['b', 'd', 'f'] [('a', 'b'), ('b', 'c')] [('a', 'b'), ('a', 'c'), ('b', 'a')] [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [7, 7, 7] [8, 9] [1] [('a', 1), ('b', '-')]
# expect: x y ['x', 'y', 'z'] ['z']
# expect: list(islice([1], -1)) | ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: count('a') | TypeError a number is required
# expect: list(combinations('a', -1)) | ValueError r must be non-negative
# expect: repeat(1, 'a') | TypeError 'str' object cannot be interpreted as an integer
# expect: list(product(5)) | TypeError 'int' object is not iterable
# expect: list(batched('a', 0)) | ValueError n must be at least one
# expect: list(zip_longest(5)) | TypeError 'int' object is not iterable
# expect: list(accumulate(5)) | TypeError 'int' object is not iterable
