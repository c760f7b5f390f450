"""complex() of text with underscores and NULs: which of the two messages it is."""
for text in ('1_000a\x00b', '1_000', '1__0', 'a\x00', '1\x00', '1_0\x00', '1_a', 'a_1', '_1', '1_', '1_ ', ' 1_0 ', ' 1_0x', '1_000a', '(1_0)', '1_0+1_j', '1\x00_0', '1\ud800', '1_0\ud800',
             '١_٢', '(1_0 )', '1e1_0j', '1e_1', '1._5', '1_.5', '_', ''):
    try:
        print(ascii(text), complex(text))
    except ValueError as error:
        print(ascii(text), error)
# expect: '1_000a\x00b' could not convert string to complex: '1_000a\x00b'
# expect: '1_000' (1000+0j)
# expect: '1__0' could not convert string to complex: '1__0'
# expect: 'a\x00' complex() arg is a malformed string
# expect: '1\x00' complex() arg is a malformed string
# expect: '1_0\x00' could not convert string to complex: '1_0\x00'
# expect: '1_a' could not convert string to complex: '1_a'
# expect: 'a_1' could not convert string to complex: 'a_1'
# expect: '_1' could not convert string to complex: '_1'
# expect: '1_' could not convert string to complex: '1_'
# expect: '1_ ' could not convert string to complex: '1_ '
# expect: ' 1_0 ' (10+0j)
# expect: ' 1_0x' complex() arg is a malformed string
# expect: '1_000a' complex() arg is a malformed string
# expect: '(1_0)' (10+0j)
# expect: '1_0+1_j' could not convert string to complex: '1_0+1_j'
# expect: '1\x00_0' complex() arg is a malformed string
# expect: '1\ud800' complex() arg is a malformed string
# expect: '1_0\ud800' complex() arg is a malformed string
# expect: '\u0661_\u0662' (12+0j)
# expect: '(1_0 )' (10+0j)
# expect: '1e1_0j' 10000000000j
# expect: '1e_1' could not convert string to complex: '1e_1'
# expect: '1._5' could not convert string to complex: '1._5'
# expect: '1_.5' could not convert string to complex: '1_.5'
# expect: '_' could not convert string to complex: '_'
# expect: '' complex() arg is a malformed string
