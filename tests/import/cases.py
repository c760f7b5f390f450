# SPDX-License-Identifier: MIT
"""What tests/import/run.py asks: importing as a user sees it. A case has a name, the program's arguments, files of its folder, variables,
what runs before (arguments of the program, or SH and a command) and after it (a shell command), and what it reads."""
import io
import zipfile

CASES = []


def case(name, args, files=None, env=None, prep=(), post=None, stdin=None):
    CASES.append((name, args, files or {}, env or {}, prep, post, stdin))


SHOWFLAGS = "import sys; print(sys.flags.isolated, sys.flags.no_site, sys.flags.ignore_environment, sys.flags.no_user_site, sys.flags.safe_path, 'site' in sys.modules, sys.path[:1] == [''])"
for o in ("-I", "-S", "-E", "-s", "-P", "-IS", "-B", "-O", "-OO", "-q", "-u", "-X dev", "-b", "-bb", "-X utf8=1", "-X frozen_modules=off", "-X no_debug_ranges", "-X pycache_prefix=pp", "-X importtime=0", "-X bogus", "-d", "-i"):
    case("flag " + o, o.split() + ["-c", SHOWFLAGS + "; import sys; print(sys.flags); print(sys._xoptions, sys.pycache_prefix)"])
    case("script " + o, o.split() + ["sub/m.py"], {"sub/m.py": SHOWFLAGS})
case("PYTHONHOME -I", ["-I", "-c", "import sys; print(sys.flags.isolated)"], env={"PYTHONHOME": "/nonexistent"})
case("PYTHONNOUSERSITE", ["-c", "import sys, site; print(sys.flags.no_user_site, site.ENABLE_USER_SITE)"], env={"PYTHONNOUSERSITE": "1"})
case("PYTHONUSERBASE", ["-c", "import site; print(site.getuserbase(), site.getusersitepackages())"], env={"PYTHONUSERBASE": "DIR/ub"})
case("user site pth", ["-c", "import sys; print([p for p in sys.path if 'walk-' in p]); import fromub"], {"ub/lib/python3.14/site-packages/x.pth": "extra\nimport sys; print('pth ran')\n# c\n\nnonexist\n", "ub/lib/python3.14/site-packages/extra/fromub.py": "print('fromub')"}, env={"PYTHONUSERBASE": "DIR/ub"})
case("sitecustomize", ["-c", "print(1)"], {"sitecustomize.py": "print('site cust')", "usercustomize.py": "print('user cust')"}, env={"PYTHONPATH": "DIR"})
case("sitecustomize raises", ["-c", "print(1)"], {"sitecustomize.py": "1/0"}, env={"PYTHONPATH": "DIR"})
# namespace
NS = {"p1/ns/a.py": "x = 1", "p2/ns/b.py": "y = 2"}
case("namespace", ["-c", "import sys; sys.path[1:1] = ['p1', 'p2']; import ns.a, ns.b; print(ns.__path__, ns, ns.__spec__, ns.__file__ if hasattr(ns, '__file__') else 'no file', ns.__loader__.__class__); sys.path.append('p3'); import os; os.makedirs('p3/ns'); open('p3/ns/c.py','w').write('z=3'); import ns.c; print(ns.c.z, list(ns.__path__))"], NS)
case("namespace missing", ["-c", "import sys; sys.path[1:1] = ['p1', 'p2']; import ns.zz"], NS)
case("relative none", ["m.py"], {"m.py": "from . import x"})
case("relative deep", ["-c", "import a.b.c"], {"a/__init__.py": "", "a/b/__init__.py": "", "a/b/c.py": "from ...... import q"})
case("circular from", ["-c", "import a"], {"a.py": "from b import y\nx = 1", "b.py": "from a import x\ny = 1"})
case("circular attr", ["-c", "import a"], {"a.py": "import b\nx = 1", "b.py": "import a\na.x"})
case("circular sub", ["-c", "import p.a"], {"p/__init__.py": "", "p/a.py": "import p.b\n", "p/b.py": "import p.a\np.a.q"})
case("circular sub from", ["-c", "import p"], {"p/__init__.py": "from .a import q", "p/a.py": "from . import b", "p/b.py": "from .a import zz"})
case("circular sub2", ["-c", "import p"], {"p/__init__.py": "from p.a import q", "p/a.py": "import p.b", "p/b.py": "from p import a\nprint(a)\nimport p.a as r\nprint(r)\np.a"})
case("from nothing", ["-c", "from os import nothing"])
case("from typo", ["-c", "from os import patt"])
case("from missing pkg", ["-c", "from nopkg.sub import x"])
case("not a package", ["-c", "import os.path.x"])
case("not a package2", ["-c", "import json.decoder.x"])
case("shadow stdlib", ["m.py"], {"m.py": "import random; random.nothere", "random.py": "x=1"})
case("shadow stdlib from", ["m.py"], {"m.py": "from random import randint", "random.py": "x=1"})
case("shadow stdlib self", ["random.py"], {"random.py": "import random\nprint(random.randint(1,2))"})
case("shadow third", ["fractions_.py"], {"fractions_.py": "import fractions_\nfractions_.z"})
case("ModuleNotFound suggest", ["-c", "import jsonn"])
case("ModuleNotFound stdlib", ["-c", "import _ssll"])
case("import star all", ["-c", "from a import *"], {"a.py": "__all__ = ['nope']"})
case("import star all type", ["-c", "from a import *"], {"a.py": "__all__ = [1]"})
case("import star dict type", ["-c", "from a import *"], {"a.py": "globals()[1] = 2"})
case("module getattr", ["-c", "import a; print(a.foo); from a import bar; print(bar); print(dir(a))"], {"a.py": "def __getattr__(n): return n + '!'\ndef __dir__(): return ['z']"})
case("syntax error module", ["-c", "import a"], {"a.py": "x = (\n"})
case("null bytes", ["-c", "import a"], {"a.py": b"x = 1\0\n"})
case("bad coding", ["-c", "import a"], {"a.py": b"# coding: nonsense\n"})
case("bad utf8", ["-c", "import a"], {"a.py": b"x = '\xff'\n"})
case("-m pkg", ["-m", "pkg", "a", "b"], {"pkg/__init__.py": "", "pkg/__main__.py": "import sys; print(sys.argv[1:], __name__, __package__, __spec__.name, __file__)"})
case("-m pkg no main", ["-m", "pkg"], {"pkg/__init__.py": ""})
case("-m nothing", ["-m", "nothing"])
case("-m pkg.nothing", ["-m", "pkg.nothing"], {"pkg/__init__.py": ""})
case("-m nopkg.nothing", ["-m", "nopkg.nothing"])
case("-m m.py", ["-m", "m.py"], {"m.py": "print(1)"})
case("-m namespace", ["-m", "ns.m"], {"ns/m.py": "print(__spec__.parent, __package__)"})
case("-m builtin", ["-m", "sys"]); case("-m frozen", ["-m", "zipimport"]); case("-m time", ["-m", "time"])
case("-m relative", ["-m", ".x"])
case("dir main", ["d1"], {"d1/__main__.py": "import sys; print(sys.path[0], __name__, __file__, __spec__); import o", "d1/o.py": "print('o')"})
case("dir no main", ["d1"], {"d1/o.py": ""})
case("no file", ["nofile.py"])
case("empty arg", [""])
case("dir unreadable", ["d1"], {"d1/x": ""}, prep=["SH", "chmod 0 d1"])
def mkzip(files):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z:
        for f, t in files.items(): z.writestr(zipfile.ZipInfo(f, (2024,1,1,0,0,0)), t, zipfile.ZIP_DEFLATED)
    return b.getvalue()
Z = mkzip({"__main__.py": "import sys; print(sys.path[0], __file__, __spec__, __loader__); import a.b; print(a.b.x, a.b.__file__, a.__path__); import pkgutil; print(pkgutil.get_data('a', 'data.txt')); import importlib.resources as r; print(r.files('a').joinpath('data.txt').read_text()); import nope", "a/__init__.py": "", "a/b.py": "x = 5", "a/data.txt": "hello"})
case("zip -m", ["-m", "a.b"], {"z.zip": Z}, env={"PYTHONPATH": "z.zip"})
case("zip inside", ["-c", "import sys; sys.path.insert(0, 'z.zip/sub'); import q; print(q.__file__, q.__spec__); q.f()"], {"z.zip": mkzip({"sub/q.py": "def f(): 1/0"})})
case("zip bad", ["-c", "import zipimport\ntry: zipimport.zipimporter('z.zip')\nexcept zipimport.ZipImportError as e: print(repr(e))\nz = zipimport.zipimporter('y.zip'); print(z, z.find_spec('nope'), z.archive, z.prefix)\ntry: z.load_module('nope')\nexcept Exception as e: print(repr(e))\ntry: z.get_data('zzz')\nexcept Exception as e: print(repr(e))\nprint(z.get_source('q'), z.is_package('q'), z.get_filename('q'), z.get_code('q'))"], {"z.zip": b"PK\5\6notazip", "y.zip": mkzip({"q.py": "x=1"})})
case("zip truncated", ["t.zip"], {"t.zip": Z[:len(Z)//2]})
case("zip corrupt", ["-c", "import sys; sys.path.insert(0, 't.zip'); import a.b"], {"t.zip": Z[:60] + b"XXXXXXXXXXXX" + Z[72:]})
case("zip prefix data", ["z.zip"], {"z.zip": b"#!/usr/bin/env python\n" + mkzip({"__main__.py": "print('main')"})})
case("runpy path", ["-c", "import runpy; print(sorted((k, type(v)) for k, v in runpy.run_path('m.py', {'q': 1}, 'nm').items())); print(runpy.run_module('m', run_name='x', alter_sys=True)['__name__'])"], {"m.py": "import sys\ny = q if 'q' in globals() else 2"})
# caches
IMP = "import a; print(a.x, a.__cached__ if hasattr(a, '__cached__') else None)"
case("pyc written", ["-c", IMP], {"a.py": "x = 1"}, post="ls -1R | grep -v '^$'; stat -c %a __pycache__/*")
case("pyc mode", ["-c", IMP], {"a.py": "x = 1"}, prep=["SH", "chmod 640 a.py"], post="stat -c %a __pycache__/*")
case("pyc mode exec", ["-c", IMP], {"a.py": "x = 1"}, prep=["SH", "chmod 755 a.py"], post="stat -c %a __pycache__/*")
case("dont write", ["-c", IMP], {"a.py": "x = 1"}, env={"PYTHONDONTWRITEBYTECODE": "1"}, post="ls")
case("-B", ["-B", "-c", IMP], {"a.py": "x = 1"}, post="ls")
case("-O names", ["-O", "-c", IMP], {"a.py": "x = 1"}, post="ls __pycache__")
case("-OO names", ["-OO", "-c", IMP], {"a.py": "x = 1"}, post="ls __pycache__")
case("readonly dir", ["-c", IMP], {"p/a.py": "x = 1"}, prep=["SH", "chmod 555 p"], env={"PYTHONPATH": "p"}, post="ls p")
case("pycache is file", ["-c", IMP], {"a.py": "x = 1", "__pycache__": "file"}, post="ls")
COMP = lambda mode: ["-c", f"import py_compile; print(py_compile.compile('a.py', doraise=True, invalidation_mode=py_compile.PycInvalidationMode.{mode}))"]
CHANGE = ["SH", "sed -i s/1/2/ a.py; touch -d '2001-01-01' a.py"]
for mode in ("TIMESTAMP", "CHECKED_HASH", "UNCHECKED_HASH"):
    for chk in (None, "always", "default", "never"):
        a = ["--check-hash-based-pycs", chk] if chk else []
        case(f"pyc {mode} {chk}", a + ["-c", IMP + "; import _imp; print(_imp.check_hash_based_pycs)"], {"a.py": "x = 1"}, prep=[COMP(mode), CHANGE], post="od -An -tx1 -j4 -N4 __pycache__/*")
case("check-hash bad", ["--check-hash-based-pycs", "maybe", "-c", "1"])
case("check-hash none", ["--check-hash-based-pycs"])
case("check-hash eq", ["--check-hash-based-pycs=always", "-c", "1"])
case("SOURCE_DATE_EPOCH", ["-m", "py_compile", "a.py"], {"a.py": "x = 1"}, env={"SOURCE_DATE_EPOCH": "1"}, post="od -An -tx1 -j4 -N4 __pycache__/*")
case("stale ts", ["-c", IMP], {"a.py": "x = 1"}, prep=[["-c", "import a"], ["SH", "sed -i s/1/22/ a.py"]])
case("truncated pyc", ["-c", IMP], {"a.py": "x = 1"}, prep=[["-c", "import a"], ["SH", "for f in __pycache__/*; do head -c 10 $f > t; mv t $f; done"]], post="ls __pycache__")
case("truncated body", ["-c", IMP], {"a.py": "x = 1"}, prep=[["-c", "import a"], ["SH", "for f in __pycache__/*; do head -c 30 $f > t; mv t $f; done"]], post="ls __pycache__")
case("empty pyc", ["-c", IMP], {"a.py": "x = 1"}, prep=[["-c", "import a"], ["SH", "for f in __pycache__/*; do : > $f; done"]])
case("foreign magic", ["-c", IMP], {"a.py": "x = 1"}, prep=[["-c", "import a"], ["SH", "for f in __pycache__/*; do printf 'abcd' | dd of=$f conv=notrunc 2>/dev/null; done"]])
case("bad flags", ["-c", IMP], {"a.py": "x = 1"}, prep=[["-c", "import a"], ["SH", "for f in __pycache__/*; do printf '\\377' | dd of=$f bs=1 seek=4 conv=notrunc 2>/dev/null; done"]])
case("not code", ["-c", IMP], {"a.py": "x = 1"}, prep=[["-c", "import a"], ["-c", "import glob\nf = glob.glob('__pycache__/*')[0]; d = open(f,'rb').read(); open(f,'wb').write(d[:16] + b'N')"]])
case("sourceless", ["-c", "import a; print(a.x, a.__file__, a.__loader__.__class__)"], {"a.py": "x = 1"}, prep=[["-c", "import py_compile; py_compile.compile('a.py', 'a.pyc')"], ["SH", "rm a.py"]])
case("sourceless bad magic", ["-c", "import a"], {"a.pyc": b"abcd" + bytes(12)})
case("sourceless short", ["-c", "import a"], {"a.pyc": b"ab"})
case("sourceless not code", ["-c", "import importlib.util; open('a.pyc','wb').write(importlib.util.MAGIC_NUMBER + bytes(12) + b'N'); import a"])
case("sourceless eof", ["-c", "import importlib.util; open('a.pyc','wb').write(importlib.util.MAGIC_NUMBER + bytes(12) + b'c'); import a"])
case("run pyc", ["a.pyc"], {"a.py": "print(__name__, __file__)"}, prep=[["-c", "import py_compile; py_compile.compile('a.py', 'a.pyc')"], ["SH", "rm a.py"]])
case("run pyc bad magic", ["a.pyc"], {"a.pyc": b"abcd" + bytes(12)})
case("run pyc short", ["a.pyc"], {"a.pyc": b"ab"})
case("run pyc not code", ["a.pyc"], prep=["-c", "import importlib.util; open('a.pyc','wb').write(importlib.util.MAGIC_NUMBER + bytes(12) + b'N')"])
case("py_compile err", ["-m", "py_compile", "a.py"], {"a.py": "x = (\n"})
case("py_compile stdin", ["-m", "py_compile", "-"], {"a.py": "x = 1", "b.py": "y ="}, stdin="a.py\nb.py\n")
case("compileall", ["-m", "compileall", "."], {"p/a.py": "x = 1", "p/b.py": "x =", "p/q/c.py": "y=1"}, post="find . -name '*.pyc' | sort")
case("compileall opts", ["-m", "compileall", "-q", "-o", "0", "-o", "1", "-o", "2", "--invalidation-mode", "checked-hash", "-d", "/dest", "p"], {"p/a.py": "x = 1"}, post="find . -name '*.pyc' | sort")
case("compileall hardlink", ["-m", "compileall", "--hardlink-dupes", "-o", "0", "-o", "1", "p"], {"p/a.py": "x = 1"}, post="stat -c %h p/__pycache__/*")
for arguments in ([], ["-B"]):
    case(f"importtime {arguments}", arguments + ["-X", "importtime", "-c", "import a"], {"a.py": "import b", "b.py": ""})
case("importtime2", ["-X", "importtime=2", "-c", "import a; import b; import a"], {"a.py": "import b", "b.py": ""})
case("importtime env", ["-c", "import a"], {"a.py": ""}, env={"PYTHONPROFILEIMPORTTIME": "1"})
case("importtime bad", ["-X", "importtime=7", "-c", "1"])
case("importtime env2", ["-c", "import a; import a"], {"a.py": ""}, env={"PYTHONPROFILEIMPORTTIME": "2"})
# faulthandler
case("faulthandler dump", ["-c", "import faulthandler, sys\ndef f():\n  faulthandler.dump_traceback(file=sys.stdout)\nf()"])
case("faulthandler segv", ["-X", "faulthandler", "-c", "import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGSEGV)\nf()"])
case("faulthandler abrt env", ["-c", "import os\ndef f(): os.abort()\nf()"], env={"PYTHONFAULTHANDLER": "1"})
case("faulthandler later", ["-c", "import faulthandler, time, sys\nfaulthandler.dump_traceback_later(0.1, file=sys.stdout)\ndef f(): time.sleep(0.4)\nf()"])
case("faulthandler exit", ["-c", "import faulthandler, time, sys\nfaulthandler.dump_traceback_later(0.1, exit=True)\ndef f(): time.sleep(5)\nf()"])
case("faulthandler register", ["-c", "import faulthandler, os, signal, sys\nfaulthandler.register(signal.SIGUSR1, file=sys.stdout)\ndef f(): os.kill(os.getpid(), signal.SIGUSR1)\nf()\nprint('on', flush=True)"])
case("faulthandler sig", ["-X", "faulthandler", "-c", "import faulthandler; print(faulthandler.is_enabled()); faulthandler.disable(); print(faulthandler.is_enabled())"])
case("faulthandler thread", ["-X", "faulthandler", "-c", "import threading, os, time\ndef g(): time.sleep(5)\nt = threading.Thread(target=g, daemon=True); t.start(); time.sleep(.1)\ndef f(): os.abort()\nf()"])
case("faulthandler stack", ["-c", "import faulthandler, sys\ndef f(n):\n  if n: f(n-1)\n  else: faulthandler.dump_traceback(file=sys.stdout)\nf(150)"])
case("PYTHONSTARTUP no", ["-c", "print(1)"], {"s.py": "print('startup')"}, env={"PYTHONSTARTUP": "s.py"})
case("inspect env", ["-c", "print(1)"], env={"PYTHONINSPECT": "1"}, stdin="print(2)\n")
case("importlib reload", ["-c", "import a, importlib; a.y = 5; print(importlib.reload(a) is a, a.y); importlib.reload(1)"], {"a.py": "x = 1"})
case("importlib reload gone", ["-c", "import a, importlib, sys; del sys.modules['a']; importlib.reload(a)"], {"a.py": "x = 1"})
case("find_spec", ["-c", "import importlib.util as u; print(u.find_spec('a'), u.find_spec('sys'), u.find_spec('zipimport'), u.find_spec('a.b') if 0 else '')"], {"a.py": ""})
case("lazy", ["-c", "import importlib.util as u, sys; s = u.find_spec('a'); l = u.LazyLoader(s.loader); s.loader = l; m = u.module_from_spec(s); sys.modules['a'] = m; l.exec_module(m); print('before'); print(m.x)"], {"a.py": "print('ran'); x = 1"})
case("sys.modules None", ["-c", "import sys; sys.modules['a'] = None; import a"], {"a.py": ""})
case("path hooks", ["-c", "import sys; sys.path.insert(0, 5); import a; print(sys.path_importer_cache.get(5)); print(sys.path_hooks)"], {"a.py": ""})
case("import deleted self", ["-c", "import a; print(a)"], {"a.py": "import sys; sys.modules[__name__] = 42"})
case("import deleted self2", ["-c", "import a"], {"a.py": "import sys; del sys.modules[__name__]"})
case("threads import", ["-c", "import threading\nr=[]\ndef f():\n  import a; r.append(a.x)\nt=[threading.Thread(target=f) for _ in range(8)]\n[x.start() for x in t]; [x.join() for x in t]; print(r)"], {"a.py": "import time; time.sleep(.05); x = 1"})
case("deadlock threads", ["-c", "import threading\ndef f(n): __import__(n)\nt=[threading.Thread(target=f, args=(n,)) for n in 'ab']\n[x.start() for x in t]; [x.join() for x in t]; print('ok')"], {"a.py": "import time; time.sleep(.05); import b", "b.py": "import time; time.sleep(.05); import a"})
case("traceback no importlib", ["-c", "import a"], {"a.py": "import b", "b.py": "raise ImportError('x', name='n', path='p')"})
case("import name attrs", ["-c", "try: from os import zzz\nexcept ImportError as e: print(e.name, e.name_from, e.path, e.msg)\ntry: import q.w\nexcept ImportError as e: print(e.name, e.path, repr(e))"])
case("__import__ args", ["-c", "try: __import__('')\nexcept Exception as e: print(repr(e))\ntry: __import__('os', level=-1)\nexcept Exception as e: print(repr(e))\ntry: __import__('x', {}, level=1)\nexcept Exception as e: print(repr(e))\ntry: __import__('x', {'__package__': 1}, level=1)\nexcept Exception as e: print(repr(e))\ntry: __import__(1)\nexcept Exception as e: print(repr(e))\ntry: __import__('x', {'__package__': 'zz'}, level=1)\nexcept Exception as e: print(repr(e))\ntry: __import__('x', {'__package__': 'zz', '__spec__': None}, level=1)\nexcept Exception as e: print(repr(e))\ntry: __import__('x', {'__name__': 'zz'}, level=1)\nexcept Exception as e: print(repr(e))\n"])
case("dont_write attr", ["-c", "import sys; sys.dont_write_bytecode = True; import a"], {"a.py": ""}, post="ls")
case("pycache_prefix attr", ["-c", "import sys; sys.pycache_prefix = 'pq'; import a; print(a.__spec__.cached)"], {"a.py": ""}, post="find . | sort")
case("cache_from_source", ["-c", "import importlib.util as u; print(u.cache_from_source('a/b.py'), u.cache_from_source('b.py', optimization=''), u.cache_from_source('b.py', optimization='2')); print(u.source_from_cache('a/__pycache__/b.' + __import__('sys').implementation.cache_tag + '.pyc'))\ntry: u.cache_from_source('b.py', optimization='/')\nexcept ValueError as e: print(e)\ntry: u.source_from_cache('b.pyc')\nexcept ValueError as e: print(e)"])
case("frozen", ["-c", "import _imp, _frozen_importlib; print(_imp.is_frozen('zipimport'), _imp.is_frozen('nope'), _imp.is_builtin('sys'), _imp.is_builtin('nope'), _imp.find_frozen('zipimport'))\ntry: _imp.get_frozen_object('nope')\nexcept ImportError as e: print(repr(e))\ntry: _imp.get_frozen_object('x', b'zz')\nexcept ImportError as e: print(repr(e))"])
case("__hello__", ["-c", "import __hello__; __hello__.main(); import __phello__.spam; print(__phello__.__path__, __phello__.__spec__)"])
case("-c syntax", ["-c", "x = ("]); case("-c exc", ["-c", "import os\ndef f():\n  1/0\nf()"])
case("stdin", ["-"], stdin="print(__name__, __file__ if '__file__' in globals() else None)\n1/0\n")
case("-x", ["-x", "m.py"], {"m.py": "garbage here\nprint('ok')\n1/0"})
case("warn -W", ["-W", "error", "-c", "import warnings; warnings.warn('x')"])
case("warn env", ["-c", "import warnings, sys; print(sys.warnoptions); warnings.warn('x', DeprecationWarning)"], env={"PYTHONWARNINGS": "ignore,error::DeprecationWarning"})
case("warn bad", ["-W", "bogus::X", "-c", "print(1)"])
for variable in ("PYTHONHASHSEED=x", "PYTHONHASHSEED=4294967296", "PYTHONINTMAXSTRDIGITS=5", "PYTHONUTF8=4", "PYTHONTRACEMALLOC=-2", "PYTHON_GIL=3",
                 "PYTHON_GIL=0", "PYTHON_GIL=1", "PYTHONMALLOC=zz", "PYTHONMALLOC=malloc", "PYTHON_CPU_COUNT=x", "PYTHONPROFILEIMPORTTIME=8",
                 "PYTHON_FROZEN_MODULES=zz", "PYTHON_CONTEXT_AWARE_WARNINGS=4", "PYTHON_THREAD_INHERIT_CONTEXT=7"):
    case("variable " + variable, ["-c", "print(1)"], env=dict([variable.split("=")]))
for option in ("importtime=7", "frozen_modules=q", "int_max_str_digits=5", "utf8=3", "tracemalloc=-1", "gil=2", "gil=0", "context_aware_warnings=5",
               "thread_inherit_context=x"):
    case("-X " + option, ["-X", option, "-c", "print(1)"])
case("builtins of modules", ["-c", "import a; print(type(__builtins__)); d = {}; exec('', d); print(type(d['__builtins__']))\n"
                             "exec('exec(\"\", d)', {'__builtins__': {'exec': exec, 'x': 1}, 'd': (e := {})}); print(sorted(e['__builtins__']))"],
     {"a.py": "print(type(__builtins__))"})
