# Counter, deque, ChainMap, OrderedDict, defaultdict.
from collections import Counter, deque, ChainMap, OrderedDict, defaultdict
c = Counter("abracadabra"); print(c.most_common(2), c["z"], c + Counter("aab"), c - Counter("aaaa"), c & Counter("ab"), c | Counter("zz"), sorted(c.elements())[:3], c.total()); c.update("zz"); c.subtract("a"); print(c["z"], c["a"], -Counter(a=-1), +Counter(a=-1, b=2))
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); d.rotate(1); print(d, d.maxlen, d[0], d.index(0), d.count(2), list(reversed(d))); d.extend("ab"); d.extendleft("c"); print(d, d.pop(), d.popleft()); d.insert(1, "i"); d.remove("i"); print(d + deque([9]))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); m["c"] = 4; print(m["a"], m["b"], m.maps, m.new_child({"a": 0})["a"], dict(m.parents))
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); o.move_to_end("c", last=False); print(o, o.popitem(last=False), o == OrderedDict(a=1, b=2), o == {"a": 1, "b": 2})
e = defaultdict(list); e["x"].append(1); print(e, e.default_factory, "y" in e)
for bad in ("deque().pop()", "deque([1], maxlen=1).insert(0, 2)", "deque([1])[5]", "Counter(a='x') + Counter(a=1)", "OrderedDict().popitem()", "defaultdict(5)", "ChainMap()['x']", "deque(maxlen=-1)", "o.move_to_end('q')"):
    try: print(eval(bad))
    except (IndexError, TypeError, KeyError, ValueError) as x: print(bad, "|", type(x).__name__, x)
# expect: [('a', 5), ('b', 2)] 0 Counter({'a': 7, 'b': 3, 'r': 2, 'c': 1, 'd': 1}) Counter({'b': 2, 'r': 2, 'a': 1, 'c': 1, 'd': 1}) Counter({'a': 1, 'b': 1}) Counter({'a': 5, 'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1}) ['a', 'a', 'a'] 11
# expect: 2 4 Counter({'a': 1}) Counter({'b': 2})
# expect: deque([3, 0, 2], maxlen=3) 3 3 1 1 [2, 0, 3]
# expect: deque([2], maxlen=3) a c
# expect: deque([2, 9], maxlen=3)
# expect: 1 3 [{'a': 1, 'c': 4}, {'a': 2, 'b': 3}] 0 {'a': 2, 'b': 3}
# expect: OrderedDict({'b': 2, 'a': 1}) ('c', 3) False True
# expect: defaultdict(<class 'list'>, {'x': [1]}) <class 'list'> False
# expect: deque().pop() | IndexError pop from an empty deque
# expect: deque([1], maxlen=1).insert(0, 2) | IndexError deque already at its maximum size
# expect: deque([1])[5] | IndexError deque index out of range
# expect: Counter(a='x') + Counter(a=1) | TypeError can only concatenate str (not "int") to str
# expect: OrderedDict().popitem() | KeyError 'dictionary is empty'
# expect: defaultdict(5) | TypeError first argument must be callable or None
# expect: ChainMap()['x'] | KeyError 'x'
# expect: deque(maxlen=-1) | ValueError maxlen must be non-negative
# expect: o.move_to_end('q') | KeyError 'q'
