# PurePath.full_match walks whole paths with **; from_uri reads addresses; parser names the flavour.
from pathlib import PurePosixPath, PureWindowsPath, Path
p = PurePosixPath("src/lib/deep/mod.py")
for pattern in ("src/**/*.py", "**/mod.py", "*.py", "src/*/mod.py", "src/lib/**", "SRC/**"):
    print(pattern, p.full_match(pattern), p.match(pattern))
print(PureWindowsPath("A/b.PY").full_match("a/*.py"), p.full_match("SRC/**", case_sensitive=False))
print(Path.from_uri("file:///etc/a%20b"), PurePosixPath.parser.__name__, PureWindowsPath("c:/x").as_uri())
try:
    Path.from_uri("http://x/y")
except ValueError as e:
    print(e)
# expect: src/**/*.py True False
# expect: **/mod.py True True
# expect: *.py False True
# expect: src/*/mod.py False False
# expect: src/lib/** True False
# expect: SRC/** False False
# expect: True True
# expect: /etc/a b posixpath file:///c:/x
# expect: URL is missing a 'file:' scheme
