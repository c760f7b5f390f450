# A null character in source is refused.
for source in ["a\0b", b"x = '\0'"]:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(e.msg)
# expect: source code string cannot contain null bytes
# expect: source code string cannot contain null bytes
