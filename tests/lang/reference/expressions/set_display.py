# Sets drop equal elements and keep the first; an empty one has no display.
print({1, 1.0, True}, type({}), len({*"hello"}), {*[1, 2], *(2, 3)} == {1, 2, 3})
print(sorted({x % 3 for x in range(10)}))
try: {[]}
except TypeError as e: print(e)
try: {1, {2}}
except TypeError as e: print(e)
# expect: {1} <class 'dict'> 4 True
# expect: [0, 1, 2]
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'set' as a set element (unhashable type: 'set')
