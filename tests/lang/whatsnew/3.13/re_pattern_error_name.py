# re.error has its proper name, re.PatternError, and says where.
import re
print(re.error is re.PatternError, re.PatternError.__name__)
for text in ("a(b", "[z-a]", "*x", r"\1", "(?P<n>x)(?P<n>y)", "a{3,1}"):
    try:
        re.compile(text)
    except re.PatternError as e:
        print(text, "|", e.msg, e.pos, e.lineno, e.colno)
# expect: True PatternError
# expect: a(b | missing ), unterminated subpattern 1 1 2
# expect: [z-a] | bad character range z-a 1 1 2
# expect: *x | nothing to repeat 0 1 1
# expect: \1 | invalid group reference 1 1 1 2
# expect: (?P<n>x)(?P<n>y) | redefinition of group name 'n' as group 2; was group 1 12 1 13
# expect: a{3,1} | min repeat greater than max repeat 2 1 3
