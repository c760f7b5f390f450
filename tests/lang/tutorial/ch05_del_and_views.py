# del of names, slices and keys; dict views change with their dict and work as sets.
a = [-1, 1, 66.25, 333, 333, 1234.5]
del a[0]; del a[2:4]; print(a); del a[:]; print(a)
tel = {"jack": 4098, "sape": 4139}
keys, items = tel.keys(), tel.items()
tel["guido"] = 4127; del tel["sape"]
print(list(keys), items, keys & {"jack", "x"}, keys - {"jack"}, items ^ {("jack", 1)} >= {("guido", 4127)})
print(list(reversed(tel)), "guido" in tel, list(tel.values()), keys.isdisjoint(["a"]), dict([("a", 1)], b=2), sorted(tel))
try:
    for k in tel: tel[k + "2"] = 1
except RuntimeError as e: print(e)
try: keys.add
except AttributeError as e: print(e)
del a
try: a
except NameError as e: print(e)
# expect: [1, 66.25, 1234.5]
# expect: []
# expect: ['jack', 'guido'] dict_items([('jack', 4098), ('guido', 4127)]) {'jack'} {'guido'} True
# expect: ['guido', 'jack'] True [4098, 4127] True {'a': 1, 'b': 2} ['guido', 'jack']
# expect: dictionary changed size during iteration
# expect: 'dict_keys' object has no attribute 'add'
# expect: name 'a' is not defined
