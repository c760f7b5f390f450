# Path.copy, copy_into, move, move_into and the cached facts of Path.info.
import pathlib, tempfile
with tempfile.TemporaryDirectory() as d:
    root = pathlib.Path(d)
    (root / "a.txt").write_text("hello\n", newline="")
    (root / "box" / "deep").mkdir(parents=True)
    (root / "box" / "deep" / "b.txt").write_text("deep")
    print((root / "a.txt").copy(root / "c.txt").name, (root / "c.txt").read_text() == "hello\n")
    print((root / "a.txt").copy_into(root / "box").relative_to(root))
    print((root / "box").copy(root / "box2").name, sorted(p.relative_to(root).as_posix() for p in root.rglob("*.txt")))
    print((root / "c.txt").move(root / "d.txt").name, (root / "c.txt").exists())
    print((root / "d.txt").move_into(root / "box2").relative_to(root).as_posix())
    info = (root / "box").info
    print(info.exists(), info.is_dir(), info.is_file(), info.is_symlink())
    print((root / "nowhere").info.exists())
# expect: c.txt True
# expect: box/a.txt
# expect: box2 ['a.txt', 'box/a.txt', 'box/deep/b.txt', 'box2/a.txt', 'box2/deep/b.txt', 'c.txt']
# expect: d.txt False
# expect: box2/d.txt
# expect: True True False False
# expect: False
