# Fields are evaluated from left to right, each formatted when the next begins.
log = []
class V:
    def __init__(self, n): self.n = n
    def __format__(self, spec): log.append(f"format {self.n} {spec}"); return f"<{self.n}>"
    def __repr__(self): log.append(f"repr {self.n}"); return f"V{self.n}"
def make(n): log.append(f"make {n}"); return V(n)
for _ in range(2):
    print(f"{make(1)} {make(2)!r} {make(3):{make(4)}}")
    print(log); log.clear()
# expect: <1> V2 <3>
# expect: ['make 1', 'format 1 ', 'make 2', 'repr 2', 'make 3', 'make 4', 'format 4 ', 'format 3 <4>']
# expect: <1> V2 <3>
# expect: ['make 1', 'format 1 ', 'make 2', 'repr 2', 'make 3', 'make 4', 'format 4 ', 'format 3 <4>']
