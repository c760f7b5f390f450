# iter with a sentinel, next with a default, enumerate, zip, map, filter, reversed.
it = iter([1, 2]); print(next(it), next(it), next(it, "end"), list(it))
n = iter(lambda c=iter("abXc"): next(c), "X"); print(list(n), next(n, "done"))
print(list(enumerate("ab", 5)), list(zip("abc", [1, 2])), list(zip()), list(map(max, [1, 5], [3, 2], [2, 9])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2])), list(reversed((1, 2))))
for bad in ("next(5)", "next(iter([]))", "iter(5)", "iter(5, 6)", "enumerate(5)", "map(len)", "zip(5)", "filter(None)", "reversed({1})", "next()", "enumerate([], 'a')", "list(map(5, [1]))", "list(filter(5, [1]))"):
    try: eval(bad)
    except (TypeError, StopIteration) as e: print(bad, "|", type(e).__name__, e)
# expect: 1 2 end []
# expect: ['a', 'b'] done
# expect: [(5, 'a'), (6, 'b')] [('a', 1), ('b', 2)] [] [3, 9] [1, 'a'] [2] [2, 1]
# expect: next(5) | TypeError 'int' object is not an iterator
# expect: next(iter([])) | StopIteration 
# expect: iter(5) | TypeError 'int' object is not iterable
# expect: iter(5, 6) | TypeError iter(v, w): v must be callable
# expect: enumerate(5) | TypeError 'int' object is not iterable
# expect: map(len) | TypeError map() must have at least two arguments.
# expect: zip(5) | TypeError 'int' object is not iterable
# expect: filter(None) | TypeError filter expected 2 arguments, got 1
# expect: reversed({1}) | TypeError 'set' object is not reversible
# expect: next() | TypeError next expected at least 1 argument, got 0
# expect: enumerate([], 'a') | TypeError 'str' object cannot be interpreted as an integer
# expect: list(map(5, [1])) | TypeError 'int' object is not callable
# expect: list(filter(5, [1])) | TypeError 'int' object is not callable
