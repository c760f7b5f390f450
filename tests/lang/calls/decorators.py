# Decorators apply from the inside out; a wrapper keeps its own cells.
def trace(log):
    def decorate(f):
        def wrapper(*a, **k):
            log.append(f.__name__)
            return f(*a, **k)
        return wrapper
    return decorate
def twice(f):
    return lambda *a: f(f(*a))
log = []
@twice
@trace(log)
def inc(x):
    return x + 1
total = 0
for i in range(60):
    total += inc(i)
print(total, len(log), set(log))
# expect: 1890 120 {'inc'}
