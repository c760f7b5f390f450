# json errors name the trailing comma and the place in a value that cannot be written.
import json
for bad in ("[1,]", '{"a": 1,}', "[1 2]", "{'a': 1}", '{"a" 1}', "[", '"\\x"', "nul", ""):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(bad, "|", e)
try: json.dumps({"a": [1, {2}]})
except TypeError as e: print(e, e.__notes__)
# expect: [1,] | Illegal trailing comma before end of array: line 1 column 3 (char 2)
# expect: {"a": 1,} | Illegal trailing comma before end of object: line 1 column 8 (char 7)
# expect: [1 2] | Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: {'a': 1} | Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: {"a" 1} | Expecting ':' delimiter: line 1 column 6 (char 5)
# expect: [ | Expecting value: line 1 column 2 (char 1)
# expect: "\x" | Invalid \escape: line 1 column 2 (char 1)
# expect: nul | Expecting value: line 1 column 1 (char 0)
# expect:  | Expecting value: line 1 column 1 (char 0)
# expect: Object of type set is not JSON serializable ['when serializing list item 1', "when serializing dict item 'a'"]
