# A form feed at the start of a line does not count as indentation.
exec("a = 1\n\x0cb = 2\ndef f():\n    c = 3\n\x0c    return c\nprint(a, b, f())")
# expect: 1 2 3
