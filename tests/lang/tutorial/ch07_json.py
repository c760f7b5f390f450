# json of simple values.
import json
x = [1, 'simple', 'list', None, True, 1.5, {"k": [1]}]
print(json.dumps(x), json.loads(json.dumps(x)) == x, json.dumps({"b": 1, "a": 2}, sort_keys=True, indent=1))
try: json.dumps({1, 2})
except TypeError as e: print(e)
try: json.loads("[1,]")
except json.JSONDecodeError as e: print(e)
# expect: [1, "simple", "list", null, true, 1.5, {"k": [1]}] True {
# expect:  "a": 2,
# expect:  "b": 1
# expect: }
# expect: Object of type set is not JSON serializable
# expect: Illegal trailing comma before end of array: line 1 column 3 (char 2)
