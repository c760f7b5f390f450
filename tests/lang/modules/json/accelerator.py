# The scanner and the encoder of _json, with a stand-in for the library's json.decoder.
import sys, _json

class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        ValueError.__init__(self, f"{msg} at {pos}")
package, decoder = type(sys)("json"), type(sys)("json.decoder")
decoder.JSONDecodeError = JSONDecodeError
package.decoder = decoder
sys.modules["json"], sys.modules["json.decoder"] = package, decoder

class Context:
    strict, object_hook, object_pairs_hook, parse_float, parse_int = True, None, None, float, int
    parse_constant = float
scan = _json.make_scanner(Context)

def show(f, *args):
    try: print(ascii(args[0])[:40], ascii(f(*args)))
    except Exception as e: print(ascii(args[0])[:40], type(e).__name__, e, getattr(e, "__notes__", ""))

for text in ['[1, 2.5, -0, 1e3, true, false, null, NaN, Infinity, -Infinity, "x"]', '{"a": {"a": [], "b": {}}, "\\u00e9": "\\ud83d\\ude00\\n"}',
             '[1,2', '[1,]', '{"a":1,}', '{"a" 1}', '{a}', '{"a":1 "b"}', '', 'nul', '[1 2]', '-', '01', '1.', '1e', '"\\q"', '"a', '"\\u12', '"\n"',
             '[', '{', '{"a"', '{"a":', '"\u4e2d\\t\U0001f600"', '["\xe9", "\xe9\\u1234"]', '9' * 30]:
    show(scan, text, 0)
deep = '[' * 200000
try: scan(deep, 0)
except RecursionError: print("too deep")
Context.object_pairs_hook = list
show(_json.make_scanner(Context), '{"a":1,"b":{"c":2}}', 0)
Context.object_pairs_hook, Context.object_hook = None, sorted
show(_json.make_scanner(Context), '{"b":1,"a":{"c":2}}', 0)
show(_json.scanstring, 'a\nb"', 0, False)
show(_json.scanstring, 'ab"', 9)

def encode(value, indent=None, sort=False, skip=False, nan=True, default=repr, text=_json.encode_basestring_ascii, markers={}):
    return _json.make_encoder(markers, default, text, indent, ": ", ", ", sort, skip, nan)(value, 0)[0]
class Name(str): pass
class Plain: 
    def __repr__(self): return "<plain>"
ring = [1]; ring.append({"k": ring})
show(encode, [1, -2.5, None, True, "a\"\\\n\x7f\xe9\U0001f600", {"b": 1, 2: 3, None: 4, True: 5, 1.5: 6}, (), [], {}, 10**20])
show(encode, {"b": [1, {"c": 2}], "a": ()}, "  ", True)
show(encode, {1: 2, "a": 3}, None, True)
show(encode, {(1, 2): 1})
show(encode, {(1, 2): 1, "a": 2}, None, False, True)
show(encode, [float("nan"), float("-inf")])
show(encode, [[float("nan")]], None, False, False, False)
show(encode, ring)
show(encode, {"x": [Plain(), Name("y")]})
show(encode, [Plain()], None, False, False, True, lambda o: 1 / 0)
show(encode, ["\xe9"], None, False, False, True, repr, _json.encode_basestring)
show(encode, ["\xe9"], None, False, False, True, repr, lambda s: "<" + s + ">")
nest = []
for i in range(100): nest = [nest]
print(encode(nest) == "[" * 101 + "]" * 101)
nest = []
for i in range(200000): nest = [nest]
try: encode(nest)
except RecursionError: print("too deep")
# expect: '[1, 2.5, -0, 1e3, true, false, null, Na ([1, 2.5, 0, 1000.0, True, False, None, nan, inf, -inf, 'x'], 67)
# expect: '{"a": {"a": [], "b": {}}, "\\u00e9": "\ ({'a': {'a': [], 'b': {}}, '\xe9': '\U0001f600\n'}, 53)
# expect: '[1,2' JSONDecodeError Expecting ',' delimiter at 4 
# expect: '[1,]' JSONDecodeError Illegal trailing comma before end of array at 2 
# expect: '{"a":1,}' JSONDecodeError Illegal trailing comma before end of object at 6 
# expect: '{"a" 1}' JSONDecodeError Expecting ':' delimiter at 5 
# expect: '{a}' JSONDecodeError Expecting property name enclosed in double quotes at 1 
# expect: '{"a":1 "b"}' JSONDecodeError Expecting ',' delimiter at 7 
# expect: '' StopIteration 0 
# expect: 'nul' StopIteration 0 
# expect: '[1 2]' JSONDecodeError Expecting ',' delimiter at 3 
# expect: '-' StopIteration 0 
# expect: '01' (0, 1)
# expect: '1.' (1, 1)
# expect: '1e' (1, 1)
# expect: '"\\q"' JSONDecodeError Invalid \escape at 1 
# expect: '"a' JSONDecodeError Unterminated string starting at at 0 
# expect: '"\\u12' JSONDecodeError Invalid \uXXXX escape at 2 
# expect: '"\n"' JSONDecodeError Invalid control character at at 1 
# expect: '[' StopIteration 1 
# expect: '{' JSONDecodeError Expecting property name enclosed in double quotes at 1 
# expect: '{"a"' JSONDecodeError Expecting ':' delimiter at 4 
# expect: '{"a":' StopIteration 5 
# expect: '"\u4e2d\\t\U0001f600"' ('\u4e2d\t\U0001f600', 6)
# expect: '["\xe9", "\xe9\\u1234"]' (['\xe9', '\xe9\u1234'], 16)
# expect: '999999999999999999999999999999' (999999999999999999999999999999, 30)
# expect: too deep
# expect: '{"a":1,"b":{"c":2}}' ([('a', 1), ('b', [('c', 2)])], 19)
# expect: '{"b":1,"a":{"c":2}}' (['a', 'b'], 19)
# expect: 'a\nb"' ('a\nb', 4)
# expect: 'ab"' ValueError end is out of bounds 
# expect: [1, -2.5, None, True, 'a"\\\n\x7f\xe9\U0 '[1, -2.5, null, true, "a\\"\\\\\\n\\u007f\\u00e9\\ud83d\\ude00", {"b": 1, "2": 3, "null": 4, "true": 5, "1.5": 6}, [], [], {}, 100000000000000000000]'
# expect: {'b': [1, {'c': 2}], 'a': ()} '{\n  "a": [], \n  "b": [\n    1, \n    {\n      "c": 2\n    }\n  ]\n}'
# expect: {1: 2, 'a': 3} TypeError '<' not supported between instances of 'str' and 'int' 
# expect: {(1, 2): 1} TypeError keys must be str, int, float, bool or None, not tuple 
# expect: {(1, 2): 1, 'a': 2} '{"a": 2}'
# expect: [nan, -inf] '[NaN, -Infinity]'
# expect: [[nan]] ValueError Out of range float values are not JSON compliant: nan ['when serializing list item 0', 'when serializing list item 0']
# expect: [1, {'k': [...]}] ValueError Circular reference detected ["when serializing dict item 'k'", 'when serializing list item 1']
# expect: {'x': [<plain>, 'y']} '{"x": ["<plain>", "y"]}'
# expect: [<plain>] ZeroDivisionError division by zero ['when serializing list item 0']
# expect: ['\xe9'] '["\xe9"]'
# expect: ['\xe9'] '[<\xe9>]'
# expect: True
# expect: too deep
