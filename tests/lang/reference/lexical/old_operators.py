# Operators of other languages and of Python 2 are refused.
for source in ["a <> b", "a++", "++a --", "a && b", "a || b", "!a", "a =+ ", "x === y", "`a`", "a ? b : c", "print 'x'", "exec 'x'", "print x,", "raise E, 'v'", "except E, e: pass"]:
    try:
        compile(source, "s", "exec")
        print(source, "ok")
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: a <> b | invalid syntax.  Maybe you meant '!=' instead of '<>'?
# expect: a++ | invalid syntax
# expect: ++a -- | invalid syntax
# expect: a && b | invalid syntax
# expect: a || b | invalid syntax
# expect: !a | invalid syntax
# expect: a =+  | invalid syntax
# expect: x === y | invalid syntax
# expect: `a` | invalid syntax
# expect: a ? b : c | invalid syntax
# expect: print 'x' | Missing parentheses in call to 'print'. Did you mean print(...)?
# expect: exec 'x' | Missing parentheses in call to 'exec'. Did you mean exec(...)?
# expect: print x, | Missing parentheses in call to 'print'. Did you mean print(...)?
# expect: raise E, 'v' | invalid syntax
# expect: except E, e: pass | invalid syntax
