# In a dictionary display the key is evaluated before the value; a later key wins but keeps the place.
def v(x): print(x, end=" "); return x
print({v("k1"): v("v1"), v("k2"): v("v2"), "k1": 3})
print({v(i): v(i * 2) for i in range(2)})
try:
    {[]: 1}
except TypeError as e:
    print(e)
try:
    {{}}
except TypeError as e:
    print(e)
# expect: k1 v1 k2 v2 {'k1': 3, 'k2': 'v2'}
# expect: 0 0 1 2 {0: 0, 1: 2}
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: cannot use 'dict' as a set element (unhashable type: 'dict')
