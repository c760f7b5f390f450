# The operating system: environment, directories, glob, walk, shutil copies.
import os, glob, shutil, tempfile
here = os.getcwd()
with tempfile.TemporaryDirectory() as d:
    os.chdir(d)
    os.mkdir("sub"); os.makedirs("a/b/c")
    for name in ("one.txt", "two.txt", "sub/three.txt", "a/b/x.dat"): open(name, "w").write(name)
    print(sorted(glob.glob("*.txt")), sorted(glob.glob("**/*.txt", recursive=True)), glob.glob("[!o]*.txt"))
    print(os.path.basename(shutil.copyfile("one.txt", "copy.db")), open("copy.db").read(), shutil.move("copy.db", "sub/moved"))
    print(sorted(os.listdir()), [e.name for e in sorted(os.scandir("."), key=lambda e: e.name) if e.is_file()])
    print([(r, sorted(ds), fs) for r, ds, fs in os.walk("a")])
    os.rename("two.txt", "deux.txt"); os.remove("one.txt"); print(sorted(f for f in os.listdir() if "." in f))
    os.environ["KR_TEST"] = "v"; print(os.getenv("KR_TEST"), os.environ.pop("KR_TEST"), os.getenv("KR_TEST", "none"))
    os.chdir(here)
print(os.path.splitext("a/b.tar.gz"), os.path.join("a", "/b", "c"), os.path.normpath("a/../b//c"), os.path.commonpath(["/a/b", "/a/c"]))
# expect: ['one.txt', 'two.txt'] ['one.txt', 'sub/three.txt', 'two.txt'] ['two.txt']
# expect: copy.db one.txt sub/moved
# expect: ['a', 'one.txt', 'sub', 'two.txt'] ['one.txt', 'two.txt']
# expect: [('a', ['b'], []), ('a/b', ['c'], ['x.dat']), ('a/b/c', [], [])]
# expect: ['deux.txt']
# expect: v v none
# expect: ('a/b.tar', '.gz') /b/c b/c /a
