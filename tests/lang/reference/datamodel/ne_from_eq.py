# != is the opposite of == unless __ne__ says otherwise.
class A:
    def __eq__(self, o): return True
class B:
    def __ne__(self, o): return "ne"
class C:
    def __eq__(self, o): return []
print(A() != 1, A() == 1, B() != 1, B() == 1, C() != 1, C() == 1)
# expect: False True ne False True []
