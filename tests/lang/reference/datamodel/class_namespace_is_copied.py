# The dict of a body is copied; later changes of it do not matter.
ns = {"x": 1}
C = type("C", (), ns); ns["x"] = 2; ns["y"] = 3
print(C.x, hasattr(C, "y"), type(vars(C)).__name__)
try: vars(C)["x"] = 5
except TypeError as e: print(e)
C.z = 4; print("z" in vars(C), "z" in ns)
# expect: 1 False mappingproxy
# expect: 'mappingproxy' object does not support item assignment
# expect: True False
