# Patterns: groups, names, flags, split, sub with a function, fullmatch, look-around.
import re
m = re.match(r"(?P<first>\w+) (?P<last>\w+)", "Isaac Newton, physicist")
print(m.group(), m["last"], m.groups(), m.span("first"), m.groupdict(), m.expand(r"\2 \g<first>"))
print(re.split(r"\W+", "Words, words, words."), re.split(r"(,)", "a,b"), re.split("x*", "axbc"))
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "3 cats 10 dogs"), re.subn("a", "b", "banana", count=2))
print(re.findall(r"(\w)(\d)", "a1 b2"), [m.start() for m in re.finditer("(?=aa)", "aaaa")], re.fullmatch("a|ab", "ab"))
print(re.search(r"(?<=-)\w+", "spam-egg")[0], re.search("(?i)PY", "spy").span(), re.compile("^x", re.M).findall("x\nx"))
print(re.escape("a.b*c"), re.match("a{2}?", "aaa")[0], bool(re.match(r"(?:a|(b))(?(1)c|d)", "ad")))
try: re.compile("(?P<1>x)")
except re.error as e: print(e)
# expect: Isaac Newton Newton ('Isaac', 'Newton') (0, 5) {'first': 'Isaac', 'last': 'Newton'} Newton Isaac
# expect: ['Words', 'words', 'words', ''] ['a', ',', 'b'] ['', 'a', '', 'b', 'c', '']
# expect: 6 cats 20 dogs ('bbnbna', 2)
# expect: [('a', '1'), ('b', '2')] [0, 1, 2] <re.Match object; span=(0, 2), match='ab'>
# expect: egg (1, 3) ['x', 'x']
# expect: a\.b\*c aa True
# expect: bad character in group name '1' at position 4
