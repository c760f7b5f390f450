"""finally, bare `raise` and handlers that do not match, in hot loops: effects, tracebacks, frames that have ended, lifetimes, contexts."""
import sys
import traceback


class Log:
    def __init__(self):
        self.n = self.m = 0


def checked(i, log):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        if i % 3 == 1:
            raise KeyError(i)
    finally:
        log.n += 1
    return i


def outer(i, log):
    other = [i]
    try:
        return checked(i, log)
    except KeyError:
        log.m += 1
        other.append(1)
        raise
    except IndexError:
        log.m += 100


def both(n):
    log, seen = Log(), [0, 0, 0]
    for i in range(n):
        try:
            outer(i, log)
            seen[0] += 1
        except ValueError as error:
            seen[1] += error.args[0]
        except LookupError:
            seen[2] += 1
    return log.n, log.m, seen, sys.exception()


print(both(4000))


def describe(error):
    found = []
    tb = error.__traceback__
    while tb:
        frame = tb.tb_frame
        first = frame.f_code.co_firstlineno
        found.append((frame.f_code.co_name, tb.tb_lineno - first, frame.f_lineno - first, len(frame.f_locals.get("other", "")),
                      "error" in frame.f_locals))
        tb = tb.tb_next
    return found


def named(i, log):
    other = [i, 2, 3]
    try:
        checked(i, log)
    except ValueError as error:
        log.m += error.args[0]
        other.pop()
        raise
    finally:
        log.n += 1
        other.pop()


def through(i, log):
    for k in (1, 2):
        for _ in range(k):
            try:
                named(i * 3 + k - k, log)
            finally:
                log.m -= 1


def looked_at(n):
    log, count, texts = Log(), 0, []
    for i in range(n):
        try:
            through(i, log)
        except ValueError as error:
            count += 1
            if i % 1000 == 999:
                print(describe(error), error.__context__, error.args)
                texts.append("".join(traceback.format_exception(error)).count("\n"))
    return log.n, log.m, count, texts


print(looked_at(4000))


def nested(i, log):
    try:
        try:
            try:
                raise OSError(i)
            except ValueError:
                log.n += 1000
        finally:
            log.n += 1
    except OSError as error:
        log.m += 1
        if i % 2:
            raise
        return error.args[0] & 1
    finally:
        log.n += 1
    return 5


def in_one_frame(n):
    log, count = Log(), 0
    for i in range(n):
        try:
            count += nested(i, log)
        except OSError:
            count += 2
            if i % 777 == 1:
                print(sys.exc_info()[1].args, len(traceback.extract_tb(sys.exception().__traceback__)))
        try:
            try:
                if i % 2 == 0:
                    raise KeyError
            except KeyError:
                log.n += 1
                raise
        except LookupError:
            log.m += 1
    return log.n, log.m, count


print(in_one_frame(3000))


class Tracked:
    alive = 0

    def __init__(self):
        Tracked.alive += 1

    def __del__(self):
        Tracked.alive -= 1


def holds(i, d):
    mine = Tracked()
    for x in [Tracked(), Tracked()]:
        try:
            if i % 2:
                raise KeyError(Tracked())
        finally:
            d[0] += 1
    return mine is None


def holds_more(i, d):
    also = Tracked()
    try:
        holds(i, d)
    except KeyError as error:
        d[1] += 1
        kept = error.args
        raise
    finally:
        d[2] += Tracked.alive
    return also is None


def lifetimes(n):
    d, after, inside = [0, 0, 0], 0, 0
    for i in range(n):
        try:
            holds_more(i, d)
        except KeyError:
            inside += Tracked.alive
            d[0] += 1
        after += Tracked.alive
    return d, inside, after, Tracked.alive


print(lifetimes(4000))


def depth(n):
    if n == 0:
        raise KeyError("bottom")
    try:
        depth(n - 1)
    finally:
        depth.passed += 1


depth.passed = 0


def recursive(n):
    caught = 0
    for i in range(n):
        try:
            depth(i % 5)
        except LookupError:
            caught += 1
    return caught, depth.passed


print(recursive(4000))


def second(i, log):
    """Now and then the handler raises something else."""
    try:
        checked(3 * i, log)
    except ValueError:
        log.m += 1
        if i % 500 == 499:
            [][log.m]
        raise


def contexts(n):
    log, types = Log(), {}
    for i in range(n):
        try:
            second(i, log)
        except Exception as error:
            key = type(error).__name__, type(error.__context__).__name__
            types[key] = types.get(key, 0) + 1
        try:
            try:
                raise TypeError(i)
            except TypeError:
                log.n += 1
                second(i, log)
        except ValueError as error:
            if i % 600 == 599:
                print(repr(error.__context__), describe(error))
        except IndexError as error:
            if i % 1000 == 999:
                print(repr(error.__context__), repr(error.__context__.__context__))
    return log.n, log.m, types


print(contexts(3000))


def suppressed(n):
    """finally that returns, breaks or goes on drops the exception."""
    total = 0
    for i in range(n):
        while True:
            try:
                if i & 1:
                    raise ValueError(i)
                total += 1
            finally:
                total += 10
                break
        for k in (1, 2):
            try:
                raise LookupError
            finally:
                total += k
                continue
    return total, sys.exception()


print(suppressed(3000))


def generators(n):
    def items(i):
        try:
            yield i
            if i % 2:
                raise ValueError
            yield i + 1
        finally:
            done[0] += 1
    done, total = [0], 0
    for i in range(n):
        try:
            for x in items(i):
                total += x
        except ValueError:
            total += 1
    return done, total


print(generators(3000))

# expect: (4000, 1333, [1333, 2667333, 1333], None)
# expect: [('looked_at', 4, 8, 0, True), ('through', 4, 6, 0, False), ('named', 3, 10, 1, False), ('checked', 3, 7, 0, False)] None (2997,)
# expect: [('looked_at', 4, 8, 0, True), ('through', 4, 6, 0, False), ('named', 3, 10, 1, False), ('checked', 3, 7, 0, False)] None (5997,)
# expect: [('looked_at', 4, 8, 0, True), ('through', 4, 6, 0, False), ('named', 3, 10, 1, False), ('checked', 3, 7, 0, False)] None (8997,)
# expect: [('looked_at', 4, 8, 0, True), ('through', 4, 6, 0, False), ('named', 3, 10, 1, False), ('checked', 3, 7, 0, False)] None (11997,)
# expect: (8000, 23990000, 4000, [13, 13, 13, 13])
# expect: (1,) 2
# expect: (1555,) 2
# expect: (7500, 4500, 3000)
# expect: ([8000, 2000, 10000], 8000, 0, 0)
# expect: (4000, 8000)
# expect: TypeError(599) [('contexts', 13, 16, 0, True), ('second', 3, 8, 0, False), ('checked', 3, 7, 0, False)]
# expect: ValueError(2997) TypeError(999)
# expect: TypeError(1199) [('contexts', 13, 16, 0, True), ('second', 3, 8, 0, False), ('checked', 3, 7, 0, False)]
# expect: TypeError(1799) [('contexts', 13, 16, 0, True), ('second', 3, 8, 0, False), ('checked', 3, 7, 0, False)]
# expect: ValueError(5997) TypeError(1999)
# expect: TypeError(2399) [('contexts', 13, 16, 0, True), ('second', 3, 8, 0, False), ('checked', 3, 7, 0, False)]
# expect: ValueError(8997) TypeError(2999)
# expect: (9000, 6000, {('ValueError', 'NoneType'): 2994, ('IndexError', 'ValueError'): 6})
# expect: (40500, None)
# expect: ([3000], 6750000)
