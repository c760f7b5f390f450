# Lines are asked for one at a time, when a token needs them; what a token is does not depend on that.
import io
import tokenize

SOURCE = 'def f():\n    """doc\n    x"""\n    return (1,\n  2)\n\n\n# c\nx = f"""a\n{1\n}\n"""\ny=\\\n 2\nif x:\n  # d\n pass\nz'
asked = 0


def readline(lines=io.StringIO(SOURCE)):
    global asked
    asked += 1
    return lines.readline()


for t in tokenize.generate_tokens(readline):
    print(asked, t.type, repr(t.string), t.start, t.end)
for broken in ("(\n1", "'''a\nb", "x = \\\n", "f'''{\n1"):
    asked, lines = 0, io.StringIO(broken)
    try:
        for t in tokenize.generate_tokens(lambda: readline(lines)):
            pass
    except tokenize.TokenError as e:
        print(asked, e.args[0])


def failing():
    yield "x = 1\n"
    raise ValueError("no more")


try:
    for t in tokenize.generate_tokens(failing().__next__):
        print(t.string)
except ValueError as e:
    print(e)
for ends in ("a\r\n # c\r\n\r\n(\r\n)\r\n", "a<>b"):
    print([(t.string, t.end) for t in tokenize.generate_tokens(io.StringIO(ends, newline="").readline)])
long = "'''\n" + "line\n" * 3000 + "'''\n"
print(sum(len(t.string) for t in tokenize.generate_tokens(io.StringIO(long).readline)))
# expect: 1 1 'def' (1, 0) (1, 3)
# expect: 1 1 'f' (1, 4) (1, 5)
# expect: 1 55 '(' (1, 5) (1, 6)
# expect: 1 55 ')' (1, 6) (1, 7)
# expect: 1 55 ':' (1, 7) (1, 8)
# expect: 1 4 '\n' (1, 8) (1, 9)
# expect: 2 5 '    ' (2, 0) (2, 4)
# expect: 3 3 '"""doc\n    x"""' (2, 4) (3, 8)
# expect: 3 4 '\n' (3, 8) (3, 9)
# expect: 4 1 'return' (4, 4) (4, 10)
# expect: 4 55 '(' (4, 11) (4, 12)
# expect: 4 2 '1' (4, 12) (4, 13)
# expect: 4 55 ',' (4, 13) (4, 14)
# expect: 4 66 '\n' (4, 14) (4, 15)
# expect: 5 2 '2' (5, 2) (5, 3)
# expect: 5 55 ')' (5, 3) (5, 4)
# expect: 5 4 '\n' (5, 4) (5, 5)
# expect: 6 66 '\n' (6, 0) (6, 1)
# expect: 7 66 '\n' (7, 0) (7, 1)
# expect: 8 65 '# c' (8, 0) (8, 3)
# expect: 8 66 '\n' (8, 3) (8, 4)
# expect: 9 6 '' (9, 0) (9, 0)
# expect: 9 1 'x' (9, 0) (9, 1)
# expect: 9 55 '=' (9, 2) (9, 3)
# expect: 9 59 'f"""' (9, 4) (9, 8)
# expect: 10 60 'a\n' (9, 8) (10, 0)
# expect: 10 55 '{' (10, 0) (10, 1)
# expect: 10 2 '1' (10, 1) (10, 2)
# expect: 10 66 '\n' (10, 2) (10, 3)
# expect: 11 55 '}' (11, 0) (11, 1)
# expect: 12 60 '\n' (11, 1) (12, 0)
# expect: 12 61 '"""' (12, 0) (12, 3)
# expect: 12 4 '\n' (12, 3) (12, 4)
# expect: 13 1 'y' (13, 0) (13, 1)
# expect: 13 55 '=' (13, 1) (13, 2)
# expect: 14 2 '2' (14, 1) (14, 2)
# expect: 14 4 '\n' (14, 2) (14, 3)
# expect: 15 1 'if' (15, 0) (15, 2)
# expect: 15 1 'x' (15, 3) (15, 4)
# expect: 15 55 ':' (15, 4) (15, 5)
# expect: 15 4 '\n' (15, 5) (15, 6)
# expect: 16 65 '# d' (16, 2) (16, 5)
# expect: 16 66 '\n' (16, 5) (16, 6)
# expect: 17 5 ' ' (17, 0) (17, 1)
# expect: 17 1 'pass' (17, 1) (17, 5)
# expect: 17 4 '\n' (17, 5) (17, 6)
# expect: 18 6 '' (18, 0) (18, 0)
# expect: 18 1 'z' (18, 0) (18, 1)
# expect: 18 4 '' (18, 1) (18, 2)
# expect: 19 0 '' (19, 0) (19, 0)
# expect: 3 unexpected EOF in multi-line statement
# expect: 3 EOF in multi-line string
# expect: 2 unexpected EOF in multi-line statement
# expect: 3 unexpected EOF in multi-line statement
# expect: x
# expect: =
# expect: 1
# expect: 
# expect: 
# expect: no more
# expect: [('a', (1, 1)), ('\r\n', (1, 3)), ('# c', (2, 4)), ('\r\n', (2, 6)), ('\r\n', (3, 2)), ('(', (4, 1)), ('\r\n', (4, 3)), (')', (5, 1)), ('\r\n', (5, 3)), ('', (6, 0))]
# expect: [('a', (1, 1)), ('<', (1, 2)), ('>', (1, 3)), ('b', (1, 4)), ('', (1, 5)), ('', (2, 0))]
# expect: 15008
