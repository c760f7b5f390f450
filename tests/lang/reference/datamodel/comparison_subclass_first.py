# The same for comparisons, whether the subclass overrides the method or not.
class A:
    def __lt__(self, o): return "A<"
    def __gt__(self, o): return "A>"
    def __eq__(self, o): return "A=="
class B(A):
    def __gt__(self, o): return "B>"
print(A() < B(), B() > A(), A() == B(), A() > B())
# expect: B> B> A== A<
