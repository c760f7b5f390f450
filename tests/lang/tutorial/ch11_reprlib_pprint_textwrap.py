# Long things shown short: reprlib limits, pprint widths, textwrap, thousands by format.
import reprlib, pprint, textwrap
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}))
r = reprlib.Repr(maxlist=2, maxlevel=1); print(r.repr([1, [2, [3]], 4]))
t = [[[["black", "cyan"], "white", ["green", "red"]], [["magenta", "yellow"], "blue"]]]
pprint.pprint(t, width=30)
pprint.pprint({"b": 1, "a": [1, 2]}, sort_dicts=False); print(pprint.pformat("word " * 8, width=20))
doc = "  The wrap method is just like fill() except it gives lines.\n"
print(textwrap.wrap(doc, width=25), textwrap.shorten(doc, 20), repr(textwrap.indent("a\n\nb", "> ")))
class L:
    def __init__(self): self.me = self
    @reprlib.recursive_repr()
    def __repr__(self): return f"<L {self.me!r}>"
print(L(), f"{1234567.8:,.2f} {1234567:_}")
# expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' {0: 0, 1: 1, 2: 2, 3: 3, ...}
# expect: [1, [...], ...]
# expect: [[[['black', 'cyan'],
# expect:    'white',
# expect:    ['green', 'red']],
# expect:   [['magenta', 'yellow'],
# expect:    'blue']]]
# expect: {'b': 1, 'a': [1, 2]}
# expect: ('word word word '
# expect:  'word word word '
# expect:  'word word ')
# expect: ['  The wrap method is just', 'like fill() except it', 'gives lines.'] The wrap [...] '> a\n\n> b'
# expect: <L ...> 1,234,567.80 1_234_567
