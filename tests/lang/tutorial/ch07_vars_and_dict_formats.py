# format with dicts, vars(), attributes, indices and keyword mixtures.
table = {"Sjoerd": 4127, "Jack": 4098, "Dcab": 8637678}
print("Jack: {0[Jack]:d}; Sjoerd: {0[Sjoerd]:d}".format(table))
print("Jack: {Jack:d}; Dcab: {Dcab:,d}".format(**table))
def local(a, b):
    c = a + b
    return "{a}+{b}={c}".format(**vars())
print(local(1, 2), "{0}{1}{0}".format("ab", "cd"), "{}{x}{}".format(1, 2, x="-"))
class P:
    def __init__(self): self.x, self.l = 3, [4, {"k": 5}]
print("{p.x} {p.l[0]} {p.l[1][k]} {p.l[0].real}".format(p=P()), vars(P()))
for text in ("{} {0}", "{0} {}", "{", "}", "{2}", "{a}", "{0.nope}", "{0!z}", "{!r", "{0[}"):
    try: print(text.format(1, 2))
    except (ValueError, IndexError, KeyError, AttributeError) as e: print(text, "|", type(e).__name__, e)
# expect: Jack: 4098; Sjoerd: 4127
# expect: Jack: 4098; Dcab: 8,637,678
# expect: 1+2=3 abcdab 1-2
# expect: 3 4 5 4 {'x': 3, 'l': [4, {'k': 5}]}
# expect: {} {0} | ValueError cannot switch from automatic field numbering to manual field specification
# expect: {0} {} | ValueError cannot switch from manual field specification to automatic field numbering
# expect: { | ValueError Single '{' encountered in format string
# expect: } | ValueError Single '}' encountered in format string
# expect: {2} | IndexError Replacement index 2 out of range for positional args tuple
# expect: {a} | KeyError 'a'
# expect: {0.nope} | AttributeError 'int' object has no attribute 'nope'
# expect: {0!z} | ValueError Unknown conversion specifier z
# expect: {!r | ValueError unmatched '{' in format spec
# expect: {0[} | ValueError expected '}' before end of string
