# Regular expressions: groups, flags, substitution, splitting, errors.
import re
m = re.match(r"(?P<a>\w+) (\d+)", "abc 123 x"); print(m.group(), m["a"], m.groups(), m.groupdict(), m.span(2), m.start(), m.lastgroup, m.expand(r"\2-\g<a>"), repr(m))
print(re.findall(r"(\w)(\d)", "a1 b2"), re.split(r"(,)|;", "a,b;c"), re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1 b22"), re.subn("a", "b", "aaa", 2), re.fullmatch("a.c", "abc", re.S) is not None, re.search("^b", "a\nb", re.M).start(), re.sub(r"(?i)HELLO", "x", "Hello"), [m.start() for m in re.finditer("(?=aa)", "aaaa")], re.escape("a.b*"), re.compile("x", re.I).flags, re.findall(r"(?<=a)b|(?<!a)c", "abcac"), re.match(r"(a)?(?(1)b|c)", "c").group(), re.sub(r"(a+)+b", "", "aaab"), re.findall(r"\b\w{3}\b", "one three two"), re.match("(?:a|b)*+c", "abac") is not None)
for bad in ("(", "a**", "[z-a]", "(?P<1>x)", "\\", "(?<=a*)b", "(?P=x)", "*", "(?z)", "[", "x{3,1}", r"\1", "(?P<a>)(?P<a>)", "(?i", "a++b(", r"\g", "(?#"):
    try: re.compile(bad); print(bad, "ok")
    except re.error as e: print(repr(bad), e)
# expect: abc 123 abc ('abc', '123') {'a': 'abc'} (4, 7) 0 None 123-abc <re.Match object; span=(0, 7), match='abc 123'>
# expect: [('a', '1'), ('b', '2')] ['a', ',', 'b', None, 'c'] a2 b44 ('bba', 2) True 2 x [0, 1, 2] a\.b\* 34 ['b', 'c'] c  ['one', 'two'] True
# expect: '(' missing ), unterminated subpattern at position 0
# expect: 'a**' multiple repeat at position 2
# expect: '[z-a]' bad character range z-a at position 1
# expect: '(?P<1>x)' bad character in group name '1' at position 4
# expect: '\\' bad escape (end of pattern) at position 0
# expect: '(?<=a*)b' look-behind requires fixed-width pattern
# expect: '(?P=x)' unknown group name 'x' at position 4
# expect: '*' nothing to repeat at position 0
# expect: '(?z)' unknown extension ?z at position 1
# expect: '[' unterminated character set at position 0
# expect: 'x{3,1}' min repeat greater than max repeat at position 2
# expect: '\\1' invalid group reference 1 at position 1
# expect: '(?P<a>)(?P<a>)' redefinition of group name 'a' as group 2; was group 1 at position 11
# expect: '(?i' missing -, : or ) at position 3
# expect: 'a++b(' missing ), unterminated subpattern at position 4
# expect: '\\g' bad escape \g at position 0
# expect: '(?#' missing ), unterminated comment at position 0
