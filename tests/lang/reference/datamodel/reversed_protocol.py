# reversed() asks __reversed__, or needs __len__ and __getitem__.
class A:
    def __reversed__(self): return "rev"
class B:
    def __len__(self): return 3
    def __getitem__(self, i): return i * i
class C:
    __reversed__ = None
    def __len__(self): return 0
    def __getitem__(self, i): return 0
print(reversed(A()), list(reversed(B())))
for x in (C(), {1}, 5, iter([])):
    try:
        reversed(x)
    except TypeError as e:
        print(e)
print(list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1}.items())))
# expect: rev [4, 1, 0]
# expect: 'C' object is not reversible
# expect: 'set' object is not reversible
# expect: 'int' object is not reversible
# expect: 'list_iterator' object is not reversible
# expect: ['b', 'a'] [('a', 1)]
