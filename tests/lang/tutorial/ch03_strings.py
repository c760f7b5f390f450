# Quotes, escapes and raw strings as a beginner meets them.
print('spam eggs', 'doesn\'t', "doesn't", '"Yes," they said.', "\"Yes,\" they said.", '"Isn\'t," they said.')
s = 'First line.\nSecond line.'
print(repr(s)); print(s); print('C:\some\name'.encode("unicode_escape") if False else r'C:\some\name')
print("""\
Usage: thingy [OPTIONS]
     -h        Display this usage message
""")
print(3 * 'un' + 'ium', 'Py' 'thon', ('Put several strings '
      'together.'))
# expect: spam eggs doesn't doesn't "Yes," they said. "Yes," they said. "Isn't," they said.
# expect: 'First line.\nSecond line.'
# expect: First line.
# expect: Second line.
# expect: C:\some\name
# expect: Usage: thingy [OPTIONS]
# expect:      -h        Display this usage message
# expect: 
# expect: unununium Python Put several strings together.
