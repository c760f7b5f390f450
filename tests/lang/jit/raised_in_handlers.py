"""Handlers in hot loops that call functions and raise other exceptions: contexts, causes, tracebacks, lifetimes, what callees see."""
import sys
import traceback


class Wrong(Exception):
    def __init__(self, field, reason):
        super().__init__(f"{field}: {reason}")
        self.field = field


class Log:
    def __init__(self):
        self.n = self.m = 0

    def count(self, by):
        self.n += by
        return self.n


def check(i, table):
    try:
        return table[i % 7]
    except KeyError as error:
        raise Wrong("key", "missing") from error


def convert(i, words):
    try:
        return int(words[i % 3])
    except ValueError:
        raise Wrong(words[i % 3], "no number") from None


def plain(i):
    try:
        return 10 // (i % 3)
    except ZeroDivisionError as error:
        if i % 2:
            raise ValueError(i)
        raise LookupError


def chained(n):
    table, words = {0: 1, 2: 3, 4: 5}, ["1", "x", "22"]
    counts, total, fields = {}, 0, []
    for i in range(n):
        try:
            total += check(i, table)
        except Wrong as error:
            total += len(error.field)
            counts["w"] = counts.get("w", 0) + 1
            if i % 999 == 3:
                fields.append((repr(error.__cause__), repr(error.__context__), error.__suppress_context__,
                               show(error), show(error.__cause__), text(error)))
        try:
            total += convert(i, words)
        except Wrong as error:
            counts[error.field] = counts.get(error.field, 0) + 1
            if i % 998 == 4:
                fields.append((repr(error.__cause__), repr(error.__context__), error.__suppress_context__,
                               show(error), show(error.__context__), text(error)))
        try:
            total += plain(i)
        except (ValueError, LookupError) as error:
            total += len(error.args)
            if i % 999 == 0:
                fields.append((repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__,
                               show(error), show(error.__context__), text(error)))
    return counts, total, fields


def show(error):
    found = []
    tb = error.__traceback__
    while tb:
        frame = tb.tb_frame
        first = frame.f_code.co_firstlineno
        found.append((frame.f_code.co_name, tb.tb_lineno - first, frame.f_lineno - first, "error" in frame.f_locals))
        tb = tb.tb_next
    return found


def text(error):
    return len("".join(traceback.format_exception(error)).splitlines())


counts, total, fields = chained(4000)
print(counts, total)
for field in fields:
    print(*field)


def called(n):
    """Python functions that handlers call, some of which look at the exception, raise, or are left in the middle."""
    def helper(i):
        log.m += 1
        if i % 900 == 1:
            seen.append((type(sys.exception()).__name__, len(traceback.extract_tb(sys.exception().__traceback__)),
                         sys._getframe(1).f_code.co_name))
        return other(i) + 1

    def other(i):
        if i % 700 == 1:
            seen.append(sys.exc_info()[1].args)
        if i % 1100 == 5:
            raise IndexError(i)
        return i & 1

    def again(i):
        if i % 800 == 1:
            raise
        return 1
    log, seen, total, table = Log(), [], 0, {}
    for i in range(n):
        try:
            table[i % 3]
        except KeyError:
            total += log.count(1)
        try:
            try:
                table[i]
            except KeyError as error:
                total += helper(i) + error.args[0]
        except IndexError as error:
            seen.append((repr(error), repr(error.__context__), len(show(error)), show(error.__context__)))
        try:
            try:
                if i % 2:
                    raise ValueError(i)
            except ValueError:
                total += again(i)
        except ValueError as error:
            seen.append((repr(error), show(error)))
    return total, log.n, log.m, seen, sys.exception()


result = called(4000)
print(*result[:3], result[4])
for item in result[3]:
    print(item)


class Tracked:
    alive = 0

    def __init__(self, *held):
        Tracked.alive += 1

    def __del__(self):
        Tracked.alive -= 1


class Held(Exception):
    pass


def both(i):
    mine = Tracked()
    try:
        raise Held(Tracked())
    except Held as error:
        also = Tracked(error)
        raise Held(also, error) from error


def lifetimes(n):
    inside = after = 0
    kept = []
    for i in range(n):
        try:
            both(i)
        except Held as error:
            inside += Tracked.alive
            if i % 1000 == 7:
                kept.append(error.__cause__)
        after += Tracked.alive
    print(Tracked.alive, [show(e) for e in kept])
    kept = None
    return inside, after, Tracked.alive


print(lifetimes(3000))


def twice(i, log):
    """A third one while the second is handled; the same one from two handlers."""
    try:
        try:
            try:
                raise KeyError(i)
            except KeyError as first:
                log.n += 1
                raise ValueError(i) from first
        except ValueError as second:
            log.n += 1
            raise TypeError(i)
    except TypeError as third:
        log.m += 1
        if i % 3 == 0:
            raise third
        if i % 3 == 1:
            raise OSError(i) from third
        return third.args[0]


def three(n):
    log, seen, total = Log(), [], 0
    for i in range(n):
        try:
            total += twice(i, log)
        except TypeError as error:
            total += 1
            if i % 600 == 0:
                seen.append((repr(error.__context__), repr(error.__context__.__cause__), show(error), text(error)))
        except OSError as error:
            total += 2
            if i % 600 == 1:
                seen.append((repr(error.__cause__), repr(error.__cause__.__context__.__cause__), show(error), text(error)))
    return total, log.n, log.m, seen


result = three(3000)
print(*result[:3])
for item in result[3]:
    print(item)


def same_object(n):
    """One exception object raised again and again, from itself and from others."""
    once, seen = ValueError("once"), set()
    for i in range(n):
        try:
            try:
                raise KeyError(i)
            except KeyError as error:
                raise once
        except ValueError as error:
            seen.add(type(error.__context__).__name__)
            error.__traceback__ = None
        try:
            try:
                raise once
            except ValueError as error:
                raise error from None
        except ValueError as error:
            seen.add(repr(error.__cause__))
            error.__traceback__ = None
    return sorted(seen)


print(same_object(3000))

# expect: {'w': 2285, 'x': 1333} 63320
# expect: LookupError() None ZeroDivisionError('division by zero') False [('chained', 20, 25, True), ('plain', 6, 6, False)] [('plain', 2, 6, False)] 15
# expect: KeyError(3) KeyError(3) True [('chained', 5, 11, True), ('check', 4, 4, False)] [('check', 2, 4, False)] 15
# expect: None ValueError("invalid literal for int() with base 10: 'x'") True [('chained', 13, 18, True), ('convert', 4, 4, False)] [('convert', 2, 4, False)] 7
# expect: ValueError(999) None ZeroDivisionError('division by zero') False [('chained', 20, 25, True), ('plain', 5, 5, False)] [('plain', 2, 5, False)] 15
# expect: KeyError(1) KeyError(1) True [('chained', 5, 11, True), ('check', 4, 4, False)] [('check', 2, 4, False)] 15
# expect: LookupError() None ZeroDivisionError('division by zero') False [('chained', 20, 25, True), ('plain', 6, 6, False)] [('plain', 2, 6, False)] 15
# expect: KeyError(6) KeyError(6) True [('chained', 5, 11, True), ('check', 4, 4, False)] [('check', 2, 4, False)] 15
# expect: ValueError(2997) None ZeroDivisionError('division by zero') False [('chained', 20, 25, True), ('plain', 5, 5, False)] [('plain', 2, 5, False)] 15
# expect: None ValueError("invalid literal for int() with base 10: 'x'") True [('chained', 13, 18, True), ('convert', 4, 4, False)] [('convert', 2, 4, False)] 7
# expect: LookupError() None ZeroDivisionError('division by zero') False [('chained', 20, 25, True), ('plain', 6, 6, False)] [('plain', 2, 6, False)] 15
# expect: 16001367 4000 4000 None
# expect: ('KeyError', 1, 'called')
# expect: (1,)
# expect: ('ValueError(1)', [('called', 38, 40, True), ('called', 36, 40, True)])
# expect: ('IndexError(5)', 'KeyError(5)', 3, [('called', 28, 32, True)])
# expect: (701,)
# expect: ('ValueError(801)', [('called', 38, 40, True), ('called', 36, 40, True)])
# expect: ('KeyError', 1, 'called')
# expect: ('IndexError(1105)', 'KeyError(1105)', 3, [('called', 28, 32, True)])
# expect: (1401,)
# expect: ('ValueError(1601)', [('called', 38, 40, True), ('called', 36, 40, True)])
# expect: ('KeyError', 1, 'called')
# expect: (2101,)
# expect: ('IndexError(2205)', 'KeyError(2205)', 3, [('called', 28, 32, True)])
# expect: ('ValueError(2401)', [('called', 38, 40, True), ('called', 36, 40, True)])
# expect: ('KeyError', 1, 'called')
# expect: (2801,)
# expect: ('ValueError(3201)', [('called', 38, 40, True), ('called', 36, 40, True)])
# expect: ('IndexError(3305)', 'KeyError(3305)', 3, [('called', 28, 32, True)])
# expect: (3501,)
# expect: ('KeyError', 1, 'called')
# expect: 9 [[('both', 3, 6, False)], [('both', 3, 6, False)], [('both', 3, 6, False)]]
# expect: (26928, 17937, 0)
# expect: 1503500 6000 3000
# expect: ('ValueError(0)', 'KeyError(0)', [('three', 4, 8, True), ('twice', 15, 15, False), ('twice', 11, 15, False)], 23)
# expect: ('TypeError(1)', 'KeyError(1)', [('three', 4, 12, True), ('twice', 17, 17, False)], 28)
# expect: ('ValueError(600)', 'KeyError(600)', [('three', 4, 8, True), ('twice', 15, 15, False), ('twice', 11, 15, False)], 23)
# expect: ('TypeError(601)', 'KeyError(601)', [('three', 4, 12, True), ('twice', 17, 17, False)], 28)
# expect: ('ValueError(1200)', 'KeyError(1200)', [('three', 4, 8, True), ('twice', 15, 15, False), ('twice', 11, 15, False)], 23)
# expect: ('TypeError(1201)', 'KeyError(1201)', [('three', 4, 12, True), ('twice', 17, 17, False)], 28)
# expect: ('ValueError(1800)', 'KeyError(1800)', [('three', 4, 8, True), ('twice', 15, 15, False), ('twice', 11, 15, False)], 23)
# expect: ('TypeError(1801)', 'KeyError(1801)', [('three', 4, 12, True), ('twice', 17, 17, False)], 28)
# expect: ('ValueError(2400)', 'KeyError(2400)', [('three', 4, 8, True), ('twice', 15, 15, False), ('twice', 11, 15, False)], 23)
# expect: ('TypeError(2401)', 'KeyError(2401)', [('three', 4, 12, True), ('twice', 17, 17, False)], 28)
# expect: ['KeyError', 'None']
