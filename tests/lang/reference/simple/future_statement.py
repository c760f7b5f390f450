# Future features must come first and must be known.
import __future__
for source in ["from __future__ import annotations", "'doc'\nfrom __future__ import division, generators", "x = 1\nfrom __future__ import annotations", "from __future__ import nothing", "from __future__ import braces", "from __future__ import *", "from __future__ import (annotations, division as d)", "def f():\n from __future__ import annotations", "import os\nfrom __future__ import division", "from __future__ import annotations; from __future__ import division", "import __future__", "'a'\n'b'\nfrom __future__ import division", "from __future__ import barry_as_FLUFL\n1 <> 2", "from __future__ import annotations\nx: (yield)"]:
    try: compile(source, "s", "exec"); print(source.split("\n")[-1], "ok")
    except SyntaxError as e: print(source.split("\n")[-1], "|", e.msg)
print(__future__.all_feature_names, __future__.annotations.optional)
# expect: from __future__ import annotations ok
# expect: from __future__ import division, generators ok
# expect: from __future__ import annotations | from __future__ imports must occur at the beginning of the file
# expect: from __future__ import nothing | future feature nothing is not defined
# expect: from __future__ import braces | not a chance
# expect: from __future__ import * | future feature * is not defined
# expect: from __future__ import (annotations, division as d) ok
# expect:  from __future__ import annotations | from __future__ imports must occur at the beginning of the file
# expect: from __future__ import division | from __future__ imports must occur at the beginning of the file
# expect: from __future__ import annotations; from __future__ import division ok
# expect: import __future__ ok
# expect: from __future__ import division | from __future__ imports must occur at the beginning of the file
# expect: 1 <> 2 ok
# expect: x: (yield) | yield expression cannot be used within an annotation
# expect: ['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement', 'print_function', 'unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations'] (3, 7, 0, 'beta', 1)
