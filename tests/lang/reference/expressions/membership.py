# in and not in: substrings, containers, iteration by __iter__ and __getitem__.
class It:
    def __iter__(self): return iter([1, 2, 3])
class Gi:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
class Co:
    def __contains__(self, x): return "truthy" if x else ""
class No:
    __contains__ = None
    def __iter__(self): return iter([])
print(2 in It(), 9 not in It(), 20 in Gi(), 5 in Gi(), 1 in Co(), 0 in Co(), "b" in "abc", "" in "", "ac" in "abc", 97 in b"a", b"bc" in b"abcd")
print(1 in {1: 2}, 2 in {1: 2}, 3 in range(5), 3.0 in range(5), 3.5 in range(5), None in [None], 1 in (2, 1), "x" not in ["y"])
for bad in ("1 in 5", "1 in 'a'", "1 in No()", "[] in {1}", "[] in {}", "'a' in b'a'", "300 in b'a'", "None in ''"):
    try: eval(bad)
    except (TypeError, ValueError) as e: print(bad, "|", e)
# expect: True True True False True False True True False True True
# expect: True False True True False True True True
# expect: 1 in 5 | argument of type 'int' is not a container or iterable
# expect: 1 in 'a' | 'in <string>' requires string as left operand, not int
# expect: 1 in No() | 'No' object is not a container
# expect: [] in {1} | cannot use 'list' as a set element (unhashable type: 'list')
# expect: [] in {} | cannot use 'list' as a dict key (unhashable type: 'list')
# expect: 'a' in b'a' | a bytes-like object is required, not 'str'
# expect: 300 in b'a' | byte must be in range(0, 256)
# expect: None in '' | 'in <string>' requires string as left operand, not NoneType
