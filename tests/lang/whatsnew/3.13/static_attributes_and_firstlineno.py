# Classes know their first line and what their methods assign.
class C:
    def a(self): self.x = self.y = 1; self.z: int = 2
    def b(this): this.q = 1
    def c(self): self.w += 1; (self.v, self.u) = 1, 2
    @staticmethod
    def s(self): self.t = 1
print(sorted(C.__static_attributes__), C.__firstlineno__)
# expect: ['t', 'u', 'v', 'x', 'y', 'z'] 2
