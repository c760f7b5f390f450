# min and max of lists and tuples of numbers, of one kind and mixed, with NaN and zeros; the line breaks of splitlines.
nan = float("nan")
for seq in ([1, 2, 3], [3.5, 1.5], (2, 2.0), (2.0, 2), [nan, 1.0, 2.0], [1.0, nan, 2.0], [0.0, -0.0], [-0.0, 0.0], ["b", "a"], [5], [2**60, 1], (True, 0, 1)):
    print(repr(max(seq)), repr(min(seq)), repr(max(iter(seq))), repr(min(*seq, *seq)))
for bad in ([], [1, "a"], (1.0, None)):
    for f in (min, max):
        try:
            print(f(bad))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
print(max([], default=3), max([1, 5, 2], key=lambda x: -x))
for t in ("a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l", "abc\x1f\tdef\n\n", "", "\n", "no", "é\nü\x85x", "a\r\n\r\n b"):
    print(ascii(t.splitlines()), ascii(t.splitlines(True)), t.encode("ascii", "replace").decode().splitlines(True))
# expect: 3 1 3 1
# expect: 3.5 1.5 3.5 1.5
# expect: 2 2 2 2
# expect: 2.0 2.0 2.0 2.0
# expect: nan nan nan nan
# expect: 2.0 1.0 2.0 1.0
# expect: 0.0 0.0 0.0 0.0
# expect: -0.0 -0.0 -0.0 -0.0
# expect: 'b' 'a' 'b' 'a'
# expect: 5 5 5 5
# expect: 1152921504606846976 1 1152921504606846976 1
# expect: True 0 True 0
# expect: ValueError min() iterable argument is empty
# expect: ValueError max() iterable argument is empty
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError '>' not supported between instances of 'str' and 'int'
# expect: TypeError '<' not supported between instances of 'NoneType' and 'float'
# expect: TypeError '>' not supported between instances of 'NoneType' and 'float'
# expect: 3 1
# expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'] ['a\n', 'b\r\n', 'c\r', 'd\x0b', 'e\x0c', 'f\x1c', 'g\x1d', 'h\x1e', 'i\x85', 'j\u2028', 'k\u2029', 'l'] ['a\n', 'b\r\n', 'c\r', 'd\x0b', 'e\x0c', 'f\x1c', 'g\x1d', 'h\x1e', 'i?j?k?l']
# expect: ['abc\x1f\tdef', ''] ['abc\x1f\tdef\n', '\n'] ['abc\x1f\tdef\n', '\n']
# expect: [] [] []
# expect: [''] ['\n'] ['\n']
# expect: ['no'] ['no'] ['no']
# expect: ['\xe9', '\xfc', 'x'] ['\xe9\n', '\xfc\x85', 'x'] ['?\n', '??x']
# expect: ['a', '', ' b'] ['a\r\n', '\r\n', ' b'] ['a\r\n', '\r\n', ' b']
