"""At the prompt each statement has a number; an error found after parsing waits for the block's end and shows its line."""

import subprocess
import sys

text = """(lambda: 1).__code__.co_filename
x = )
(lambda: 1).__code__.co_filename

# nothing
(lambda: 1).__code__.co_filename
def f(x, x): ...

if 1:
  "\xe4"; return

1/0
(lambda: 1).__code__.co_filename
"""
done = subprocess.run([sys.executable, "-S", "-i", "-q"], input=text.encode(), capture_output=True, timeout=20)
print(done.stdout.decode())
print(ascii(done.stderr.decode().replace(">>> ", "").replace("... ", "")))
# expect: '<stdin-0>'
# expect: '<stdin-1>'
# expect: '<stdin-4>'
# expect: '<stdin-8>'
# expect: 
# expect: '  File "<stdin>", line 1\n    x = )\n        ^\nSyntaxError: unmatched \')\'\n  File "<stdin-5>", line 1\n    def f(x, x): ...\n             ^\nSyntaxError: duplicate argument \'x\' in function definition\n  File "<stdin-6>", line 2\n    "\xe4"; return\n          ^^^^^\nSyntaxError: \'return\' outside function\nTraceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n\n'
