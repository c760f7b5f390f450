# All methods of lists.
f = ['orange', 'apple', 'pear', 'banana', 'kiwi', 'apple', 'banana']
print(f.count('apple'), f.count('tangerine'), f.index('banana'), f.index('banana', 4))
f.reverse(); print(f); f.append('grape'); f.sort(); print(f, f.pop())
f.insert(1, 'fig'); f.remove('apple'); f.extend("ab"); print(f, f.pop(0), f.copy() == f, f.copy() is f); f.clear(); print(f)
for bad in ("f.pop()", "f.remove(1)", "f.index(1)", "[1].pop(5)", "[1, 'a'].sort()", "f.insert()", "f.extend(5)"):
    try: eval(bad)
    except Exception as e: print(type(e).__name__, e)
# expect: 2 0 3 6
# expect: ['banana', 'apple', 'kiwi', 'banana', 'pear', 'apple', 'orange']
# expect: ['apple', 'apple', 'banana', 'banana', 'grape', 'kiwi', 'orange'] pear
# expect: ['apple', 'banana', 'banana', 'grape', 'kiwi', 'orange', 'a', 'b'] fig True False
# expect: []
# expect: IndexError pop from empty list
# expect: ValueError list.remove(x): x not in list
# expect: ValueError list.index(x): x not in list
# expect: IndexError pop index out of range
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError insert expected 2 arguments, got 0
# expect: TypeError 'int' object is not iterable
