# Faults in import statements.
for source in ["import", "import a.", "import a as b.c", "from a import", "from a import (b", "from a import b,", "from a import (b, c,)", "from a import ()", "import a, ", "import (a)", "from import b", "from . import *", "import a from b", "from .. import a as b.c", "import a as 1", "from a import b.c", "from a import b as f()", "import .a", "from ... import x", "from .... import y", "import a as None"]:
    try: compile(source, "s", "exec"); print(source, "ok")
    except SyntaxError as e: print(source, "|", e.msg)
# expect: import | Expected one or more names after 'import'
# expect: import a. | invalid syntax
# expect: import a as b.c | cannot use attribute as import target
# expect: from a import | Expected one or more names after 'import'
# expect: from a import (b | '(' was never closed
# expect: from a import b, | trailing comma not allowed without surrounding parentheses
# expect: from a import (b, c,) ok
# expect: from a import () | invalid syntax
# expect: import a,  | invalid syntax
# expect: import (a) | invalid syntax
# expect: from import b | invalid syntax
# expect: from . import * ok
# expect: import a from b | Did you mean to use 'from ... import ...' instead?
# expect: from .. import a as b.c | cannot use attribute as import target
# expect: import a as 1 | cannot use literal as import target
# expect: from a import b.c | invalid syntax
# expect: from a import b as f() | cannot use function call as import target
# expect: import .a | invalid syntax
# expect: from ... import x ok
# expect: from .... import y ok
# expect: import a as None | cannot use None as import target
