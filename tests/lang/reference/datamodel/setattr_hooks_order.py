# __setattr__ sees every assignment; object's looks at data descriptors, then at the dictionary.
class D:
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class A:
    d = D()
    def __setattr__(self, n, v):
        print("sa", n); super().__setattr__(n, v)
    def __delattr__(self, n):
        print("da", n); super().__delattr__(n)
a = A(); a.x = 1; a.d = 2; del a.d; del a.x
print(vars(a))
try:
    del a.x
except AttributeError as e:
    print(e)
# expect: sa x
# expect: sa d
# expect: set 2
# expect: da d
# expect: delete
# expect: da x
# expect: {}
# expect: da x
# expect: 'A' object has no attribute 'x'
