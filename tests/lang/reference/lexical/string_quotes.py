# Single, double and triple quotes; triple quoted strings keep line ends and lone quotes.
print('a"b', "a'b", '''a'b"c''', """a""b'c""")
s = '''one
two\
 still two
three'''
print(repr(s))
print("""quote at end\"""", '''\'''')
print('' "" '''''' """""" == "")
# expect: a"b a'b a'b"c a""b'c
# expect: 'one\ntwo still two\nthree'
# expect: quote at end" '
# expect: True
