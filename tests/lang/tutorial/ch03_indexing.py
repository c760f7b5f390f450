# Indices from both sides and slices that never fail.
word = 'Python'
print(word[0], word[5], word[-1], word[-6], word[0:2], word[2:5], word[:2], word[4:], word[-2:], word[:2] + word[2:], word[4:42], repr(word[42:]))
try: word[42]
except IndexError as e: print(e)
try: word[0] = 'J'
except TypeError as e: print(e)
print('J' + word[1:], len('supercalifragilisticexpialidocious'))
# expect: P n n P Py tho Py on on Python on ''
# expect: string index out of range
# expect: 'str' object does not support item assignment
# expect: Jython 34
