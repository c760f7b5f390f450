# zip(strict=True) tells when lengths differ.
print(list(zip([1, 2], "ab", strict=True)))
for args in (([1], [1, 2]), ([1, 2], [1]), ([1], [1], []), ([], [1])):
    try: list(zip(*args, strict=True))
    except ValueError as e: print(e)
try: zip(foo=1)
except TypeError as e: print(e)
# expect: [(1, 'a'), (2, 'b')]
# expect: zip() argument 2 is longer than argument 1
# expect: zip() argument 2 is shorter than argument 1
# expect: zip() argument 3 is shorter than arguments 1-2
# expect: zip() argument 2 is longer than argument 1
# expect: zip() got an unexpected keyword argument 'foo'
