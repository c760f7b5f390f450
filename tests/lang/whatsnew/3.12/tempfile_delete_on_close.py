# NamedTemporaryFile(delete_on_close=False) lives until its block ends; TemporaryDirectory(delete=False) outlives it.
import os, tempfile
with tempfile.NamedTemporaryFile("w+", delete_on_close=False) as f:
    f.write("text"); f.close()
    print(os.path.exists(f.name), open(f.name).read())
print(os.path.exists(f.name))
with tempfile.TemporaryDirectory(delete=False) as d:
    pass
print(os.path.isdir(d)); os.rmdir(d)
# expect: True text
# expect: False
# expect: True
