# Reading and writing files, line by line and by position.
import tempfile, os
p = tempfile.mktemp()
with open(p, 'w', encoding="utf-8") as f: print(f.write('This is the first line.\nSecond line\n'))
print(f.closed)
try: f.read()
except ValueError as e: print(e)
with open(p) as f: print(repr(f.read()), repr(f.read()))
with open(p) as f: print(repr(f.readline()), f.readlines(), repr(f.readline()))
with open(p) as f:
    for line in f: print(line, end='')
with open(p, 'rb+') as f: f.write(b'0123456789abcdef'); print(f.seek(5), f.read(1), f.seek(-3, 2), f.read(1), f.tell())
with open(p, 'a') as f: f.write(str(('answer', 42)))
print(list(open(p))[-1]); os.remove(p)
# expect: 36
# expect: True
# expect: I/O operation on closed file.
# expect: 'This is the first line.\nSecond line\n' ''
# expect: 'This is the first line.\n' ['Second line\n'] ''
# expect: This is the first line.
# expect: Second line
# expect: 5 b'5' 33 b'n' 34
# expect: ('answer', 42)
