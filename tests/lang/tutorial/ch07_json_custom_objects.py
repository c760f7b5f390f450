# JSON beyond the plain: default, object_hook, pairs hook, keys, separators, numbers as Decimal.
import json, decimal, io
class P:
    def __init__(self, x, y): self.x, self.y = x, y
print(json.dumps({"p": P(1, 2)}, default=vars), json.dumps({1: None, True: 2.0, None: [], 1.5: "é"}))
print(json.loads('{"x": 1, "y": {"x": 2}}', object_hook=lambda d: tuple(sorted(d.items()))))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads("1.10", parse_float=decimal.Decimal))
print(json.dumps([1, {"b": 2, "a": 1}], separators=(",", ":"), sort_keys=True), json.dumps("é\u2028", ensure_ascii=False).__len__())
print(json.dumps({"a": [1, 2]}, indent="--"))
out = io.StringIO(); json.dump([float("inf"), float("nan")], out); print(out.getvalue(), json.loads(out.getvalue())[0])
for bad in (lambda: json.dumps({(1,): 2}), lambda: json.dumps(float("inf"), allow_nan=False), lambda: json.dumps({1j}), lambda: json.loads("[1,]"), lambda: json.loads("{'a': 1}"), lambda: json.loads("")):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try: json.dumps([1, {"k": {2}}])
except TypeError as e: print(e.__notes__)
print(json.dumps({(1,): 2, "ok": 1}, skipkeys=True))
# expect: {"p": {"x": 1, "y": 2}} {"1": 2.0, "null": [], "1.5": "\u00e9"}
# expect: (('x', 1), ('y', (('x', 2),)))
# expect: [('a', 1), ('a', 2)] 1.10
# expect: [1,{"a":1,"b":2}] 4
# expect: {
# expect: --"a": [
# expect: ----1,
# expect: ----2
# expect: --]
# expect: }
# expect: [Infinity, NaN] inf
# expect: TypeError keys must be str, int, float, bool or None, not tuple
# expect: ValueError Out of range float values are not JSON compliant: inf
# expect: TypeError Object of type set is not JSON serializable
# expect: JSONDecodeError Illegal trailing comma before end of array: line 1 column 3 (char 2)
# expect: JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: ["when serializing dict item 'k'", 'when serializing list item 1']
# expect: {"ok": 1}
