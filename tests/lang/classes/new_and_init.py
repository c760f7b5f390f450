# __new__ decides what is made; __init__ runs only on instances of the class.
class One:
    instance = None
    def __new__(cls, *a):
        if cls.instance is None: cls.instance = super().__new__(cls)
        return cls.instance
    def __init__(self, v=0): self.v = v
class Other:
    def __new__(cls): return 5
for i in range(60): o = One(i)
print(o.v, One() is o, o.v, Other())
class Bad:
    def __init__(self): return 1
try: Bad()
except TypeError as e: print(e)
# expect: 59 True 0 5
# expect: __init__() should return None, not 'int'
