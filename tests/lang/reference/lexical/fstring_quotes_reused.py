# Inside a field any quotes may be used again, also those around the f-string.
d = {"a": {"b": 1}}
print(f"{d["a"]["b"]}", f"{f"{f"{1 + 1}"}"}", f'{"\n".join(["x", "y"])!r}')
print(f"{
    d["a"]  # a comment
}")
# expect: 1 2 'x\ny'
# expect: {'b': 1}
