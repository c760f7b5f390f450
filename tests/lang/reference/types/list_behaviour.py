# Lists: equality, order, repetition, slices of themselves, recursion in repr.
l = [1, 2]; l.append(l); print(l, l[2] is l, [[]] * 2, [1] < [1, 0], [2] > [1, 9], [1, 2] * 2, 2 * ["a"])
m = [1, 2, 3]; m[1:1] = m; print(m); m[:] = m[::-1]; print(m); m += m; print(len(m)); m *= 0; print(m)
x = [[0] * 2] * 2; x[0][0] = 1; print(x)
print(list("ab"), list({"k": 1}), list(range(3)), [1, 2, 3].index(3), [3, 1].__len__(), [1].__contains__(1), [] == (), [None] * 2)
for bad in ("[1] + (2,)", "[1] * 'a'", "[1].index(2)", "[1, 2].index(2, 0, 1)", "[][0]", "[1]['a']", "list(5)", "[].pop(1)", "[1] < (1,)", "[1] * 10**20", "list(1, 2)", "[].remove(5)"):
    try: print(eval(bad))
    except (ValueError, TypeError, IndexError, OverflowError, MemoryError) as e: print(bad, "|", type(e).__name__, e)
# expect: [1, 2, [...]] True [[], []] True True [1, 2, 1, 2] ['a', 'a']
# expect: [1, 1, 2, 3, 2, 3]
# expect: [3, 2, 3, 2, 1, 1]
# expect: 12
# expect: []
# expect: [[1, 0], [1, 0]]
# expect: ['a', 'b'] ['k'] [0, 1, 2] 2 2 True False [None, None]
# expect: [1] + (2,) | TypeError can only concatenate list (not "tuple") to list
# expect: [1] * 'a' | TypeError can't multiply sequence by non-int of type 'str'
# expect: [1].index(2) | ValueError list.index(x): x not in list
# expect: [1, 2].index(2, 0, 1) | ValueError list.index(x): x not in list
# expect: [][0] | IndexError list index out of range
# expect: [1]['a'] | TypeError list indices must be integers or slices, not str
# expect: list(5) | TypeError 'int' object is not iterable
# expect: [].pop(1) | IndexError pop from empty list
# expect: [1] < (1,) | TypeError '<' not supported between instances of 'list' and 'tuple'
# expect: [1] * 10**20 | OverflowError cannot fit 'int' into an index-sized integer
# expect: list(1, 2) | TypeError list expected at most 1 argument, got 2
# expect: [].remove(5) | ValueError list.remove(x): x not in list
