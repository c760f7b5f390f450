# Patterns hold no f-strings; an except* block is not left by break or continue, whether or not a loop is around it.
for s in ('match x:\n case f"":\n  pass', 'match x:\n case f"{x}":\n  pass', 'match x:\n case "b" f"a":\n  pass',
          'match x:\n case t"":\n  pass', 'match x:\n case {f"a": 1}:\n  pass', 'try:\n pass\nexcept* E:\n if 1: break',
          'try:\n pass\nexcept* E:\n continue', 'try:\n pass\nexcept* E:\n return',
          'for x in y:\n try:\n  pass\n except* E:\n  continue',
          'try:\n pass\nexcept* E:\n for x in y: break\n break'):
    try:
        compile(s, 'a', 'exec')
        print('ok')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
# expect: patterns may only match literals and attribute lookups 2 7 2 10
# expect: patterns may only match literals and attribute lookups 2 7 2 13
# expect: patterns may only match literals and attribute lookups 2 7 2 15
# expect: patterns may only match literals and attribute lookups 2 7 2 10
# expect: mapping pattern keys may only match literals and attribute lookups 2 7 2 16
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 4 8 4 13
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 4 2 4 10
# expect: 'return' outside function 4 2 4 8
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 5 3 5 11
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 5 2 5 7
