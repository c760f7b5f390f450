# What list methods say when they fail.
l = [3, 1, 2]
for use in (lambda: l.remove(9), lambda: l.index(9), lambda: [].pop(), lambda: l.pop(9), lambda: l.insert("a", 1), lambda: [1, "a"].sort(), lambda: l.extend(5), lambda: l.index(3, 1)):
    try:
        use()
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
print(l.sort(), l, l.reverse(), l, l.copy(), l.count(1), l.clear(), l)
# expect: ValueError list.remove(x): x not in list
# expect: ValueError list.index(x): x not in list
# expect: IndexError pop from empty list
# expect: IndexError pop index out of range
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError 'int' object is not iterable
# expect: ValueError list.index(x): x not in list
# expect: None [] None [] [3, 2, 1] 1 None []
