"""An error found after parsing shows its line as the file's encoding has it."""

import os
import tempfile
import traceback

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "source.py")
    for encoding, text in (
        ("latin-1", '# coding: latin-1\n# \xe9\nx = "\xe4\xf6"; return 5 # \xfc\n'),
        ("utf-8", '\ufeffx = 1\n"\xe4"; return 5\n'),
        ("cp1252", '# coding: cp1252\n\nreturn "\u20ac"\n'),
        ("utf-8", "def f():\n    x = 1\n    global x\n"),
        ("shift_jis", '# coding: shift_jis\nbreak; "\u3042"\n'),
    ):
        with open(path, "wb") as file:
            file.write(text.encode(encoding))
        with open(path, "rb") as file:
            source = file.read()
        try:
            compile(source, path, "exec")
        except SyntaxError as error:
            print(error.msg, error.lineno, error.offset, error.end_offset, ascii(error.text))
            print(ascii("".join(traceback.format_exception_only(error)).replace(folder, "")))
# expect: 'return' outside function 3 13 21 'x = "\xe4\xf6"; return 5 # \xfc\n'
# expect: '  File "/source.py", line 3\n    x = "\xe4\xf6"; return 5 # \xfc\n                ^^^^^^^^\nSyntaxError: \'return\' outside function\n'
# expect: 'return' outside function 2 7 15 '"\xe4"; return 5\n'
# expect: '  File "/source.py", line 2\n    "\xe4"; return 5\n          ^^^^^^^\nSyntaxError: \'return\' outside function\n'
# expect: 'return' outside function 3 1 13 'return "\u20ac"\n'
# expect: '  File "/source.py", line 3\n    return "\u20ac"\n    ^^^^^^^^^^\nSyntaxError: \'return\' outside function\n'
# expect: name 'x' is assigned to before global declaration 3 5 13 '    global x\n'
# expect: '  File "/source.py", line 3\n    global x\n    ^^^^^^^^\nSyntaxError: name \'x\' is assigned to before global declaration\n'
# expect: 'break' outside loop 2 1 6 'break; "\u3042"\n'
# expect: '  File "/source.py", line 2\n    break; "\u3042"\n    ^^^^^\nSyntaxError: \'break\' outside loop\n'
