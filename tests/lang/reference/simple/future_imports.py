# __future__: known features, unknown ones, and their place.
import __future__
print(__future__.all_feature_names)
print(__future__.annotations.getOptionalRelease()[:2], __future__.annotations.getMandatoryRelease(), __future__.division.compiler_flag)
for source in ("from __future__ import braces", "from __future__ import nothing", "x = 1\nfrom __future__ import division", "'doc'\nfrom __future__ import division", "from __future__ import annotations, division", "from __future__ import *", "import __future__", "from __future__ import print_function as p", "'a'\n'b'\nfrom __future__ import division"):
    try:
        compile(source, "<s>", "exec"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
# expect: ['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement', 'print_function', 'unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations']
# expect: (3, 7) None 131072
# expect: 'from __future__ import braces' | not a chance
# expect: 'from __future__ import nothing' | future feature nothing is not defined
# expect: 'x = 1\nfrom __future__ import division' | from __future__ imports must occur at the beginning of the file
# expect: ok "'doc'\nfrom __future__ import division"
# expect: ok 'from __future__ import annotations, division'
# expect: 'from __future__ import *' | future feature * is not defined
# expect: ok 'import __future__'
# expect: ok 'from __future__ import print_function as p'
# expect: "'a'\n'b'\nfrom __future__ import division" | from __future__ imports must occur at the beginning of the file
