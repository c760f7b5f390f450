# SPDX-License-Identifier: MIT
"""More command lines for tests/cli/run.py: every option and variable, good values and bad, and where the streams go.

A case is a list of words. Words NAME=value at its begin are environment variables, one of PLUMBING follows them if a
stream is closed, full or broken, "PROMPT" and a text if it reads one; the others are the arguments.
"""
PLUMBING = {">&-": '"$@" >&-', "2>&-": '"$@" 2>&-', "<&-": '"$@" <&-', ">/dev/full": '"$@" >/dev/full', "2>/dev/full": '"$@" 2>/dev/full',
            "<folder": '"$@" <folder',
            # the reader is gone when a first write has failed
            "|true": '{ (while printf x; do :; done) 2>/dev/null; "$@"; echo "left with $?" >&3; } 3>&2 | true'}

FLAGS = ("import sys; print(*(f'{n}={v}' for n in dir(sys.flags) if n[0] != '_' and n[:2] != 'n_' and n not in ('count', 'index') "
         "and (v := getattr(sys.flags, n)) not in (0, 4300) and n not in ('gil', 'dont_write_bytecode')))")
LISTS = ("import sys; print(sys.warnoptions, sys._xoptions, sys.argv, sys.orig_argv[1:-1], sys.pycache_prefix, sys.get_int_max_str_digits(), "
         "sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())")
STREAMS = ("import sys; print(*[(f.name, f.encoding, f.errors, f.line_buffering, f.write_through, type(f.buffer).__name__) "
           "for f in (sys.stdin, sys.stdout, sys.stderr)], sep='\\n')")
FILTERS = "import warnings; print(*[(a, str(b), c.__name__, str(d), e) for a, b, c, d, e in warnings.filters], sep='\\n')"

CASES = [[letters, "-c", FLAGS] for letters in
         "-b -bb -B -d -dd -E -i -I -O -OO -OOO -P -q -qq -s -S -u -R -t -x -bBOsSPEIuq -OB -EI -sP".split()]
CASES += [[letters, "-c", LISTS] for letters in ("-b", "-bb", "-I", "-OO", "-Wa", "-Xa")]
CASES += [["-u", "-c", STREAMS], ["-S", "-c", "import sys; print('site' in sys.modules, 'exit' in vars(__builtins__))"],
          ["-I", "-S", "-c", FLAGS], ["-s", "-c", "import site; print(site.ENABLE_USER_SITE)"],
          ["-O", "-c", "assert 0; print(__debug__)"], ["-OO", "-c", "def f(): 'doc'\nprint(f.__doc__)"]]

# --- -W and its variable ----------------------------------------------------------------------------------------------
FILTER_TEXTS = ["error", "i", "default", "once", "module", "error::DeprecationWarning", "error::Foo", "error::foo.Bar", "bad", "error:x:y:z",
                "error:::mod", "error::::12", "error::::-1", "error::::x", "a:b:c:d:e:f", "", "error:msg[", "ignore:ab*c",
                "error::UserWarning:__main__", " error", "error::", "i::Dep", "default:::,error"]
CASES += [["-W", text, "-c", FILTERS] for text in FILTER_TEXTS] + [["PYTHONWARNINGS=" + text, "-c", LISTS] for text in FILTER_TEXTS]
CASES += [["-W" + text, "-c", "import warnings; warnings.warn('a'); warnings.warn('b', DeprecationWarning)"] for text in
          ("error", "i", "error::DeprecationWarning", "ignore:a", "default::::1")]
CASES += [["PYTHONWARNINGS=ignore,error", "-W", "default", "-b", "-c", LISTS], ["PYTHONWARNINGS=ignore", "-X", "dev", "-bb", "-W", "once", "-c", LISTS],
          ["PYTHONWARNINGS=,,a,,", "-c", LISTS], ["-X", "dev", "-c", FILTERS], ["-bb", "-c", FILTERS]]
CASES += [["-b", "-c", text] for text in
          ("print(b'a' == 'a')", "print('a' != b'a')", "print(b'1' == 1)", "print(b'1' < 1 if 0 else b'1' == 1.5)", "print(str(b'x'))",
           "print('%s' % b'x')", "print(f'{b\"x\"}')", "print(str(bytearray(b'x')))", "print(bytearray() == '')", "print(bytearray() == 1)",
           "{b'a': 1}['a']", "print(b'a' in ['a'])", "print(repr(b'x'), format(b'x'), '%r' % b'x')", "print(str(b'x', 'ascii'))")]
CASES += [["-bb", "-c", text] for text in ("str(b'x')", "b'' == ''", "bytearray() != ''", "{'a': 1}.get(b'a')")]

# --- -X -----------------------------------------------------------------------------------------------------------------
X_TEXTS = ["a", "a=b", "=b", "a=b=c", "", "dev", "dev=0", "utf8", "utf8=0", "utf8=1", "utf8=2", "utf8=", "int_max_str_digits=0",
           "int_max_str_digits=640", "int_max_str_digits=639", "int_max_str_digits=x", "int_max_str_digits=", "int_max_str_digits",
           "int_max_str_digits=-1", "int_max_str_digits=99999999999", "pycache_prefix=/tmp/zz", "pycache_prefix", "tracemalloc=x",
           "tracemalloc=-1", "tracemalloc=0", "frozen_modules", "frozen_modules=x", "importtime=0", "importtime=3", "importtime=-1",
           "cpu_count=0", "cpu_count=-2", "cpu_count=x", "cpu_count", "cpu_count=", "cpu_count=1.5", "cpu_count=99999999999",
           "thread_inherit_context", "thread_inherit_context=0", "thread_inherit_context=1", "thread_inherit_context=2",
           "thread_inherit_context=", "context_aware_warnings=1", "context_aware_warnings=x", "context_aware_warnings", "warn_default_encoding",
           "gil=0", "gil=1", "gil=x", "gil", "disable-remote-debug", "nosuch"]
CASES += [["-X", text, "-c", FLAGS] for text in X_TEXTS]
CASES += [["-X", "utf8=1", "-X", "utf8=0", "-c", FLAGS], ["-X", "dev", "-X", "a=1", "-X", "a=2", "-X", "b", "-c", LISTS],
          ["-X", "cpu_count=4", "-c", "import os; print(os.cpu_count())"], ["-X", "cpu_count=007", "-c", "import os; print(os.cpu_count())"],
          ["-X", "tracemalloc=3", "-c", "import tracemalloc; print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())"],
          ["-X", "faulthandler", "-c", "import faulthandler; print(faulthandler.is_enabled())"],
          ["-X", "no_debug_ranges", "-c", "def f():\n  return 1/0\nf()"], ["PYTHONNODEBUGRANGES=1", "-c", "def f():\n  return 1/0\nf()"],
          ["-X", "warn_default_encoding", "-c", "open('empty.py').close()"], ["-X", "dev", "-c", "open('empty.py'); print(1)"]]

# --- variables ----------------------------------------------------------------------------------------------------------
VARIABLES = {"PYTHONOPTIMIZE": ["", "0", "1", "2", "x", "-1", "1x", "10", "99999999999"], "PYTHONDEBUG": ["0", "2", "x"], "PYTHONINSPECT": ["0", ""],
             "PYTHONNOUSERSITE": ["", "0", "1"], "PYTHONSAFEPATH": ["", "0", "1"], "PYTHONDEVMODE": ["", "0", "1"],
             "PYTHONUTF8": ["", "0", "1", "2", "x"], "PYTHONHASHSEED": ["", "0", "1", "random", "4294967295", "4294967296", "-1", "x", "1x", "007"],
             "PYTHONINTMAXSTRDIGITS": ["", "0", "640", "639", "x", "-1", "2147483648"], "PYTHON_FROZEN_MODULES": ["on", "x"],
             "PYTHON_CPU_COUNT": ["1", "0", "-1", "default", "x"], "PYTHONTRACEMALLOC": ["0", "x", "-1", ""], "PYTHONPROFILEIMPORTTIME": ["0", "", "3"],
             "PYTHON_THREAD_INHERIT_CONTEXT": ["", "0", "1", "2", "x"], "PYTHON_CONTEXT_AWARE_WARNINGS": ["", "1", "x"],
             "PYTHONWARNDEFAULTENCODING": ["", "1"], "PYTHONMALLOC": ["debug", "foo"], "PYTHON_GIL": ["0", "1", "x"]}
CASES += [[f"{name}={value}", "-c", FLAGS] for name, values in VARIABLES.items() for value in values]
CASES += [[f"{name}=1", "-E", "-c", FLAGS] for name in ("PYTHONOPTIMIZE", "PYTHONUTF8", "PYTHONDEVMODE", "PYTHON_GIL")]
CASES += [["PYTHONIOENCODING=" + text, "-c", STREAMS] for text in
          ("utf-8", "latin-1", "ascii:replace", ":replace", "latin-1:", "foo", "utf-8:foo", "UTF8", ":", "cp1252:ignore", "x y")]
CASES += [["PYTHONIOENCODING=cp1252", "-c", "print('\u20ac')"], ["PYTHONUNBUFFERED=0", "-c", STREAMS], ["PYTHONUNBUFFERED=1", "-c", STREAMS]]
CASES += [["PYTHONBREAKPOINT=" + text, "-c", "print(breakpoint())"] for text in ("0", "sys.exit", "nosuch", "no.such", "int", "a..b")]
CASES += [["PYTHONPATH=" + text, "-c", "import sys; print(sys.path[:3])"] for text in ("/a:/b", ":/a", "/a:", ".", "x::y")]
CASES += [[setting, "-c", STREAMS] for setting in ("LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=C.UTF-8")]
CASES += [["PYTHONCOERCECLOCALE=" + text, "LC_ALL=", "LC_CTYPE=", "LANG=", "-c", "import os; print(os.environ.get('LC_CTYPE'))"]
          for text in ("0", "1", "warn", "x")]
CASES += [["NO_COLOR=", "FORCE_COLOR=1", "-c", text] for text in ("1/0", "x = = 1", "raise ExceptionGroup('a', [ValueError(1)])")]
CASES += [["NO_COLOR=", "PYTHON_COLORS=" + text, "-c", "1/0"] for text in ("0", "1", "x")]

# --- where the streams go -------------------------------------------------------------------------------------------
for pipe in PLUMBING:
    CASES += [[pipe, "-c", text] for text in
              ("print(1)", "1/0", "import sys; sys.exit('x')", "pass", "input()", "import sys; print(sys.stdin is None, sys.stdout is None, sys.stderr is None)",
               "print('x' * 100000)")]
CASES += [["-c", text] for text in
          ("import os; os.close(1); print(1)", "import os; os.close(2); 1/0", "import sys; sys.stderr = None; 1/0", "import sys; sys.stdin = None; input()",
           "import sys; sys.stdout = None; print(1)", "import sys; del sys.stdout; print(1)", "import sys; sys.stderr = None; sys.exit('bye')",
           "import sys; sys.stderr = 5; sys.exit('bye')", "import sys; sys.stdout.close(); print(1)", "import sys; sys.stdout.close()",
           "import sys; del sys.excepthook; 1/0", "import sys; sys.excepthook = None; 1/0", "import sys\ndef h(*a): sys.exit(7)\nsys.excepthook = h\n1/0",
           "import sys\ndef h(*a): 1/0\nsys.excepthook = h\nraise ValueError(2)", "class S(SystemExit): code = 5\nraise S",
           "class S(SystemExit):\n  def __init__(self): self.code = [1]\nraise S", "e = SystemExit(1); e.code = 4; raise e",
           "e = SystemExit(1); del e.code; raise e", "raise SystemExit(1, 2)", "raise SystemExit(2**64 + 3)", "raise SystemExit(-1)", "raise SystemExit('')",
           "raise SystemExit(b'x')", "raise SystemExit(1.5)", "raise SystemExit from ValueError(1)", "raise BaseExceptionGroup('x', [SystemExit(3)])",
           "raise KeyboardInterrupt", "class K(KeyboardInterrupt): pass\nraise K('x')", "import atexit, sys; atexit.register(sys.exit, 5)",
           "import atexit\n@atexit.register\ndef f(): raise KeyboardInterrupt", "import sys; sys.tracebacklimit = 0; 1/0",
           "import sys; sys.tracebacklimit = -1; 1/0", "raise ValueError('a\\nb')", "raise ValueError('\\udc80')", "  if 1:\n    print('''\n  x''')",
           "import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "import os; os.abort()")]
CASES += [["PROMPT", text, "-"] for text in ("import sys; print(sys.argv, __name__, __file__)\n", "def f():\n  1/0\nf()\n", "raise SystemExit(5)", "\ufeffprint(1)\n",
                                             "print(input())\nhello\n")]
CASES += [["PROMPT", "x = 1\nx\n", "-i", "-q", "-c", text] for text in ("raise KeyboardInterrupt", "import sys; sys.exit('bye')", "import os; os.close(1); print(1)")]
CASES += [[path] for path in (".", "..", "folder/")] + [["-P", "package", "1"], ["-I", "package"], ["-x", "package"], ["-m", "package.nosuch"], ["-Im", "arguments"]]
