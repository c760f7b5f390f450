# What finds a mistake decides which arguments its SyntaxError has; the line comes from the file, if there is one.
sources = [
    "x = (1,\n2", "print 'x'", "if 1:\nx",           # the parser
    "def f(x, x): 1", "def f(a):\n global a",        # the scopes
    "from __future__ import nope", "f(__debug__=2)", "x = 1; from __future__ import division",
    "return x", "a, *b, *c = x", "try: pass\nexcept: pass\nexcept A: pass",  # the compiler
    "def f5(*args: *b = (1,)): pass",
]
for source in sources:
    try:
        compile(source, "<no file>", "exec")
    except SyntaxError as e:
        print(len(e.args), e.msg, "|", e.text, "|", e.lineno, e.offset, e.end_lineno, e.end_offset, e.filename)
# expect: 2 '(' was never closed | x = (1, | 1 5 1 0 <no file>
# expect: 2 Missing parentheses in call to 'print'. Did you mean print(...)? | print 'x'
# expect:  | 1 1 1 10 <no file>
# expect: 2 expected an indented block after 'if' statement on line 1 | x
# expect:  | 2 1 2 2 <no file>
# expect: 1 duplicate argument 'x' in function definition | None | 1 10 1 11 <no file>
# expect: 1 name 'a' is parameter and global | None | 2 2 2 10 <no file>
# expect: 1 future feature nope is not defined | None | 1 24 1 28 <no file>
# expect: 1 cannot assign to __debug__ | None | 1 3 1 14 <no file>
# expect: 1 from __future__ imports must occur at the beginning of the file | None | 1 8 1 39 <no file>
# expect: 2 'return' outside function | None | 1 1 1 9 <no file>
# expect: 2 multiple starred expressions in assignment | None | 1 1 1 10 <no file>
# expect: 2 default 'except:' must be last | None | 2 1 2 13 <no file>
# expect: 2 invalid syntax | def f5(*args: *b = (1,)): pass
# expect:  | 1 18 1 19 <no file>
