# Modules and names that are not there.
for code in ("import no_such_module", "import os.nothing", "from os import nothing_here", "from no_such import x", "import no.such", "from . import x", "from .a import b", "from math import *; print('pi' in dir())", "import math.pi", "from os.path import nope as n"):
    try: exec(code, {"__name__": "__main__"})
    except ImportError as e: print(code, "|", type(e).__name__, str(e).split(" (")[0], "|", e.name)
# expect: import no_such_module | ModuleNotFoundError No module named 'no_such_module' | no_such_module
# expect: import os.nothing | ModuleNotFoundError No module named 'os.nothing'; 'os' is not a package | os.nothing
# expect: from os import nothing_here | ImportError cannot import name 'nothing_here' from 'os' | os
# expect: from no_such import x | ModuleNotFoundError No module named 'no_such' | no_such
# expect: import no.such | ModuleNotFoundError No module named 'no' | no
# expect: from . import x | ImportError attempted relative import with no known parent package | None
# expect: from .a import b | ImportError attempted relative import with no known parent package | None
# expect: True
# expect: import math.pi | ModuleNotFoundError No module named 'math.pi'; 'math' is not a package | math.pi
# expect: from os.path import nope as n | ImportError cannot import name 'nope' from 'posixpath' | posixpath
