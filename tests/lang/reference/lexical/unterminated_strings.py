# Strings that do not end are refused where they began.
for source in ["'abc", '"abc\n"', "'''abc\n\n", 'x = """', "f'abc", "f'''{1}", "b'x", "r'\\'", "'a\\"]:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
# expect: unterminated string literal (detected at line 1) 1 1
# expect: unterminated string literal (detected at line 1) 1 1
# expect: unterminated triple-quoted string literal (detected at line 2) 1 1
# expect: unterminated triple-quoted string literal (detected at line 1) 1 5
# expect: unterminated f-string literal (detected at line 1) 1 1
# expect: unterminated triple-quoted f-string literal (detected at line 1) 1 1
# expect: unterminated string literal (detected at line 1) 1 1
# expect: unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1
# expect: unterminated string literal (detected at line 1) 1 1
