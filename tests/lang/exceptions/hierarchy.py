# User exceptions: subclass order, tuples of classes, str and repr.
class Base(Exception): pass
class Left(Base): pass
class Right(Base):
    def __str__(self): return f"<right {self.args[0]}>"
counts = {}
for i in range(60):
    try:
        raise (Left, Right, Base, OSError)[i % 4](i)
    except (Left, Right) as e:
        key = type(e).__name__
    except Base:
        key = "base"
    except Exception as e:
        key = "other"
    counts[key] = counts.get(key, 0) + 1
print(counts, repr(Left(1, "a")), str(Right(3)), repr(Right(3)), str(Base()), str(Base(1, 2)))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
# expect: {'Left': 15, 'Right': 15, 'base': 15, 'other': 15} Left(1, 'a') <right 3> Right(3)  (1, 2)
# expect: exceptions must derive from BaseException
# expect: catching classes that do not inherit from BaseException is not allowed
