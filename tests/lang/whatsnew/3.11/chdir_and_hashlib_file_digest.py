# contextlib.chdir goes there and back; hashlib.file_digest reads a file object.
import contextlib, hashlib, io, os, tempfile
here = os.getcwd()
with tempfile.TemporaryDirectory() as d:
    with contextlib.chdir(d):
        print(os.path.samefile(os.getcwd(), d), os.getcwd() == here)
        with contextlib.chdir("/"): print(os.getcwd())
        print(os.path.samefile(os.getcwd(), d))
print(os.getcwd() == here)
data = b"krait" * 50
print(hashlib.file_digest(io.BytesIO(data), "sha256").hexdigest() == hashlib.sha256(data).hexdigest())
print(hashlib.file_digest(io.BytesIO(data), lambda: hashlib.md5(usedforsecurity=False)).digest_size)
# expect: True False
# expect: /
# expect: True
# expect: True
# expect: True
# expect: 16
