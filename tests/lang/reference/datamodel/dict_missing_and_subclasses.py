# __missing__ is asked by subscripts of dict subclasses only, not by get or in.
class D(dict):
    asked = 0
    def __missing__(self, key):
        D.asked += 1
        if key == "bad": raise LookupError("refused")
        return f"<{key}>"
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d.pop("b", None), len(d), D.asked)
try: d["bad"]
except LookupError as e: print(type(e).__name__, e)
print("{a} {zz}".format_map(d), "%(a)s %(q)s" % d)
d.__missing__ = lambda key: "instance"
print(d["c"], type(d | {"z": 1}).__name__, type(d.copy()).__name__)
total = 0
for i in range(60): total += len(d[i])
print(total, len(d))
# expect: 1 <b> None False None 1 1
# expect: LookupError refused
# expect: 1 <zz> 1 <q>
# expect: <c> dict dict
# expect: 230 1
