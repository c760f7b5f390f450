"""What a trace has seen once does not live as long as the trace: finalizers run when CPython's do, in every kind of call."""
import copy
import functools
import types

freed = 0


class Fin:
    def __init__(self, value=0):
        self.value = value

    def __del__(self):
        global freed
        freed += 1

    def method(self, by):
        return self.value + by

    def __call__(self, by):
        return self.value + by

    @functools.lru_cache(maxsize=1)
    def cached(self, by):
        return by


def take():
    global freed
    was, freed = freed, 0
    return was


def counted(f):
    """Runs f's loop; what has died when it ends, and once its locals are gone too."""
    n = 80
    return f.__name__, f(n), take()


class Owner:
    pass


@counted
def deepcopies(n):
    o = Owner()
    for i in range(n):
        o.b = [Fin(4)]
        c = copy.deepcopy(o)
    return take()


@counted
def reduces(n):
    for i in range(n):
        o = Fin(i)
        reductor = o.__reduce_ex__
        reductor(4)
        reductor(4)
    return take()


@counted
def bound_to_lists(n):
    total = 0
    for i in range(n):
        items = [Fin(i)]
        append, index, pop = items.append, items.index, items.pop
        append(i), append(Fin())
        total += index(i) + len(items)
        pop()
    return total, take()


@counted
def bound_to_dicts(n):
    total = 0
    for i in range(n):
        d = {i: Fin(i)}
        get, update, setdefault = d.get, d.update, d.setdefault
        update(((1, 2),))
        total += get(i) is d[i]
        total += setdefault(-1, 3)
    return total, take()


@counted
def bound_scalars(n):
    total = 0
    for i in range(n):
        text = "x%d" % i
        find, starts = text.find, text.startswith
        for j in range(6):
            total += find("x") + starts("x") + find(str(j))
    return total, take()


@counted
def methods(n):
    total = 0
    for i in range(n):
        m = Fin(i).method
        for j in range(3):
            total += m(j)
        total += sum(map(m, (1, 2)))
    return total, take()


@counted
def callables(n):
    total = 0
    for i in range(n):
        f = Fin(i)
        for j in range(3):
            total += f(j) + f(*(j,)) + f.method(*(j,))
    return total, take()


class Slow(functools.partial):
    def __del__(self):
        global freed
        freed += 1


@counted
def heap_callables(n):
    total = 0
    for i in range(n):
        f = Slow(divmod, 7)
        for j in (1, 2, 3):
            total += f(j)[0] + f(*(j,))[1]
    return total, take()


@counted
def cached_methods(n):
    total = 0
    for i in range(n):
        m = Fin(i).cached
        for j in range(3):
            total += m(1)
    Fin.cached.cache_clear()
    return total, take()


@counted
def methods_of_others(n):
    total = 0
    for i in range(n):
        m = types.MethodType(isinstance, Fin(i))
        for j in range(3):
            total += m(Fin) + m(*(int,))
    return total, take()


@counted
def closures(n):
    total = 0
    for i in range(n):
        fin = Fin(i)

        def f(x, *rest):
            return fin.value + x

        for j in range(3):
            total += f(j) + f(j, 1, 2) + f(*(j,))
    return total, take()


@counted
def defaults(n):
    total = 0
    for i in range(n):
        def f(x, fin=Fin(i)):
            return fin.value + x

        for j in range(3):
            total += f(j)
        total += f(*(1,))
    return total, take()


held = None


@counted
def global_value(n):
    global held
    total = 0
    for i in range(n):
        held = Fin(i)
        for j in range(3):
            total += held.value
    held = None
    return total, take()


@counted
def module_value(n):
    module = types.ModuleType("m")
    total = 0
    for i in range(n):
        module.held = Fin(i)
        for j in range(3):
            total += module.held.value
    del module.held
    return total, take()


def class_value(n):
    total = 0
    for i in range(n):
        Owner.held = Fin(i)
        o = Owner()
        for j in range(3):
            total += Owner.held.value + o.held.value
    seen = take() >= n - 2  # a trace that runs may hold the last one: traces are dismissed between runs
    return total, seen


@counted
def generators(n):
    total = 0
    for i in range(n):
        def g(fin=Fin(i)):
            while True:
                yield fin.value

        step = g().__next__
        for j in range(3):
            total += step()
    return total, take()


@counted
def memo_keys(n):
    memo, total = {}, 0
    for i in range(n):
        key = Fin(i)
        memo[key] = i
        contains, pop = memo.__contains__, memo.pop
        total += contains(key) + (key in memo) + pop(key)
    return total, take()


@counted
def classes(n):
    """A bound method of a builtin class: of the class."""
    total = 0
    for i in range(n):
        keys, make = dict.fromkeys, Owner.__new__
        total += len(keys([Fin(i), 1])) + (make(Owner).__class__ is Owner)
    return total, take()


for f in list(globals().values()):
    if type(f) is tuple:
        print(*f)
print(*class_value(80))
# expect: deepcopies 158 2
# expect: reduces 79 1
# expect: bound_to_lists (320, 159) 1
# expect: bound_to_dicts (320, 79) 1
# expect: bound_scalars (223, 0) 0
# expect: methods (16280, 79) 1
# expect: callables (29160, 79) 1
# expect: heap_callables (1120, 79) 1
# expect: cached_methods (240, 79) 1
# expect: methods_of_others (240, 79) 1
# expect: closures (29160, 79) 1
# expect: defaults (12960, 79) 1
# expect: global_value (9480, 80) 0
# expect: module_value (9480, 80) 0
# expect: generators (9480, 79) 1
# expect: memo_keys (3320, 79) 1
# expect: classes (240, 80) 0
# expect: 18960 True
