# Import statements that do not parse, with their messages.
for source in ("import", "import a.", "import a as", "import a as b.c", "import a as (b)", "import (a)", "from a import", "from a import b,", "from a import (b,)", "from a import ()", "from a import *, b", "from . import *", "from .a.b import c as d", "from import a", "from a import b as c.d", "import *", "from a import b c", "from .... import a", "import a from b", "def f(): from a import *", "from a import b as None"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: import | Expected one or more names after 'import'
# expect: import a. | invalid syntax
# expect: import a as | invalid syntax
# expect: import a as b.c | cannot use attribute as import target
# expect: import a as (b) | cannot use name as import target
# expect: import (a) | invalid syntax
# expect: from a import | Expected one or more names after 'import'
# expect: from a import b, | trailing comma not allowed without surrounding parentheses
# expect: ok from a import (b,)
# expect: from a import () | invalid syntax
# expect: from a import *, b | invalid syntax
# expect: ok from . import *
# expect: ok from .a.b import c as d
# expect: from import a | invalid syntax
# expect: from a import b as c.d | cannot use attribute as import target
# expect: import * | invalid syntax
# expect: from a import b c | invalid syntax
# expect: ok from .... import a
# expect: import a from b | Did you mean to use 'from ... import ...' instead?
# expect: def f(): from a import * | import * only allowed at module level
# expect: from a import b as None | cannot use None as import target
