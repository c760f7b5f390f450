# A package with subpackages, __all__ and intra-package references.
import sys, tempfile, os, shutil
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
files = {"sound/__init__.py": "", "sound/effects/__init__.py": "__all__ = ['echo', 'surround']", "sound/effects/echo.py": "def echofilter(x): return x * 2", "sound/effects/surround.py": "from . import echo\nfrom ..formats.wav import read\ndef go(): return echo.echofilter(read())", "sound/effects/hidden.py": "v = 1", "sound/formats/__init__.py": "", "sound/formats/wav.py": "def read(): return 21"}
for p, t in files.items():
    os.makedirs(os.path.dirname(f"{d}/{p}"), exist_ok=True)
    with open(f"{d}/{p}", "w") as f: f.write(t)
import sound.effects.echo
from sound.effects import surround
from sound.effects import *
print(sound.effects.echo.echofilter(3), surround.go(), "hidden" in dir(), echo.__name__)
shutil.rmtree(d)
# expect: 6 42 False sound.effects.echo
