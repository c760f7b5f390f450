# shutil.rmtree gives its onexc handler the exception itself.
import shutil, tempfile, os
seen = []
shutil.rmtree("/tmp/krait-not-there-at-all", onexc=lambda f, p, e: seen.append((f.__name__, type(e).__name__, p)))
print(seen)
try:
    shutil.rmtree("/tmp/krait-not-there-at-all")
except FileNotFoundError as e:
    print(e.strerror)
shutil.rmtree("/tmp/krait-not-there-at-all", ignore_errors=True)
d = tempfile.mkdtemp(); os.makedirs(d + "/a/b"); shutil.rmtree(d); print(os.path.exists(d))
# expect: [('lstat', 'FileNotFoundError', '/tmp/krait-not-there-at-all')]
# expect: No such file or directory
# expect: False
