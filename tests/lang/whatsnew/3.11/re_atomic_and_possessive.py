# Atomic groups and possessive repeats do not give back what they took.
import re
print(re.match(r"a*+a", "aaa"), re.match(r"a*a", "aaa").group(), re.match(r"(?>a+)b", "aab").group(), re.match(r"(?>a|ab)c", "abc"))
print(re.findall(r"\w++\.", "ab. cd."), re.match(r"x?+x", "x"), re.match(r"(?:ab){1,2}+ab", "abab"), re.sub(r"'(?:[^'\\]++|\\.)*+'", "S", r"'a\'b' 'c'"))
for bad in (r"a**", r"a+++", r"x(?i)y"):
    try: print(bool(re.compile(bad)))
    except re.error as e: print(bad, "|", e)
# expect: None aaa aab None
# expect: ['ab.', 'cd.'] None None S S
# expect: a** | multiple repeat at position 2
# expect: a+++ | multiple repeat at position 3
# expect: x(?i)y | global flags not at the start of the expression at position 1
