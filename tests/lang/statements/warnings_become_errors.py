# With an error filter a SyntaxWarning is a SyntaxError with a message and a place of its own.
import warnings
warnings.simplefilter("error")
for source in (r"'\z'", r"'\400'", "1 is 1", "assert (1, 2)", "1if 1else 2", "[1][1, 2]", "0x1for x in y", "[True [1, 2]]",
               "def f():\n  try: pass\n  finally: return 1"):
    try:
        compile(source, "<x>", "exec")
    except SyntaxError as e:
        print(e.msg, e.args[1])
# expect: "\z" is an invalid escape sequence. Did you mean "\\z"? A raw string is also an option. ('<x>', 1, 2, "'\\z'\n", 1, 4)
# expect: "\400" is an invalid octal escape sequence. Did you mean "\\400"? A raw string is also an option. ('<x>', 1, 2, "'\\400'\n", 1, 4)
# expect: "is" with 'int' literal. Did you mean "=="? ('<x>', 1, 1, None, 1, 7)
# expect: assertion is always true, perhaps remove parentheses? ('<x>', 1, 1, None, 1, 14)
# expect: invalid decimal literal ('<x>', 1, 1, '1if 1else 2', 1, 1)
# expect: list indices must be integers or slices, not tuple; perhaps you missed a comma? ('<x>', 1, 1, None, 1, 4)
# expect: invalid hexadecimal literal ('<x>', 1, 4, '0x1for x in y', 1, 4)
# expect: 'bool' object is not subscriptable; perhaps you missed a comma? ('<x>', 1, 2, None, 1, 6)
# expect: 'return' in a 'finally' block ('<x>', 3, 12, None, 3, 20)
