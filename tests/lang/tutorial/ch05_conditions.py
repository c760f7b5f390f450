# Comparisons of sequences and of mixed conditions.
print((1, 2, 3) < (1, 2, 4), [1, 2, 3] < [1, 2, 4], 'ABC' < 'C' < 'Pascal' < 'Python', (1, 2, 3, 4) < (1, 2, 4), (1, 2) < (1, 2, -1), (1, 2, 3) == (1.0, 2.0, 3.0), (1, 2, ('aa', 'ab')) < (1, 2, ('abc', 'a'), 4))
s1, s2, s3 = '', 'Trondheim', 'Hammer Dance'; print(s1 or s2 or s3, s1 and s2, not s1)
# expect: True True True True True True True
# expect: Trondheim  True
