# Path.walk top down and bottom up; Path subclasses keep their kind; relative_to may walk up.
import pathlib, tempfile
class Mine(pathlib.PurePosixPath):
    def __init__(self, *parts, tag="none"):
        super().__init__(*parts); self.tag = tag
    def with_segments(self, *parts): return type(self)(*parts, tag=self.tag)
m = Mine("/etc", tag="kept")
print((m / "x").tag, (m / "x").parent.tag, type(m.with_suffix(".d")).__name__)
print(pathlib.PurePosixPath("/etc/a").relative_to("/usr/b", walk_up=True))
with tempfile.TemporaryDirectory() as d:
    root = pathlib.Path(d)
    (root / "one" / "two").mkdir(parents=True); (root / "one" / "f").touch(); (root / "g").touch()
    for top_down in (True, False):
        print([(p.name if p != root else ".", sorted(ds), fs) for p, ds, fs in root.walk(top_down=top_down)])
# expect: kept kept Mine
# expect: ../../etc/a
# expect: [('.', ['one'], ['g']), ('one', ['two'], ['f']), ('two', [], [])]
# expect: [('two', [], []), ('one', ['two'], ['f']), ('.', ['one'], ['g'])]
