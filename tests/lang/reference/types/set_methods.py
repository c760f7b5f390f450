# Methods of set and frozenset.
a, b = {1, 2, 3}, {3, 4}
print(a.union(b, [9]), a.intersection([1, 7]), a.difference(b), a.symmetric_difference([3, 5]), a.issubset(range(5)), a.issuperset([1]), a.isdisjoint([7]), a <= a, a < a, a | b == b | a)
a.add(5); a.discard(9); a.remove(1); a.update([7], "x"); a.difference_update([7]); a.intersection_update({2, 3, 5, "x"}); a.symmetric_difference_update([2, 8]); print(sorted(map(str, a)), frozenset([1]) == {1}, {frozenset(): 1})
s = {1}; t = s; s |= {2}; print(t, s.copy() is s, frozenset("a").copy() == frozenset("a"), len(set("hello")))
for bad in ("{1}.remove(2)", "set().pop()", "{1} | [1]", "{1}.add([])", "set(5)", "{1} < [1]", "frozenset().add(1)", "{1}.union(5)", "{[]}", "{1} - None", "set(1, 2)"):
    try: print(eval(bad))
    except (KeyError, TypeError, AttributeError) as e: print(bad, "|", type(e).__name__, e)
# expect: {1, 2, 3, 4, 9} {1} {1, 2} {1, 2, 5} True True True True False True
# expect: ['3', '5', '8', 'x'] True {frozenset(): 1}
# expect: {1, 2} False True 4
# expect: {1}.remove(2) | KeyError 2
# expect: set().pop() | KeyError 'pop from an empty set'
# expect: {1} | [1] | TypeError unsupported operand type(s) for |: 'set' and 'list'
# expect: {1}.add([]) | TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: set(5) | TypeError 'int' object is not iterable
# expect: {1} < [1] | TypeError '<' not supported between instances of 'set' and 'list'
# expect: frozenset().add(1) | AttributeError 'frozenset' object has no attribute 'add'
# expect: {1}.union(5) | TypeError 'int' object is not iterable
# expect: {[]} | TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: {1} - None | TypeError unsupported operand type(s) for -: 'set' and 'NoneType'
# expect: set(1, 2) | TypeError set expected at most 1 argument, got 2
