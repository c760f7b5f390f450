"""Handlers in hot loops that name, read, store and count exceptions, and C that raises: tracebacks, contexts and lifetimes."""
import sys
import traceback


class Refused(Exception):
    def __init__(self, step, reason):
        super().__init__(reason, step)
        self.step = step

    def __str__(self):
        return "%s at %d" % self.args


class TooDeep(Refused):
    pass


class Diver:
    depth = breaths = 0

    def go(self, step):
        if self.depth + step > 60:
            raise TooDeep(step, "rock")
        if step == 11 or step == -4:
            raise Refused(step, "fish")
        self.depth += step
        return self.depth

    def dive(self, n):
        met, texts = {}, []
        for i in range(n):
            try:
                self.go(i % 31 - 13)
            except TooDeep as error:
                self.breaths += error.step
                self.depth = 0
            except Refused as error:
                met[error.step] = met.get(error.step, 0) + 1
                if i % 500 == 9:
                    texts.append(str(error))
        return self.depth, self.breaths, sorted(met.items()), texts


print(Diver().dive(4000))


def fails(i):
    local = [i]
    if i % 2:
        raise ValueError(i)
    return local


def through(i):
    other = i + 1
    return fails(other - 1)


def show(error):
    return "".join(traceback.format_exception(error)).replace(__file__, "FILE")


def looked_at(n):
    """Now and then somebody asks for all of it, in the handler, after an effect."""
    seen = count = 0
    box = {"n": 0}
    for i in range(n):
        try:
            through(i)
        except ValueError as error:
            box["n"] += 1
            seen += error.args[0]
            if i % 1000 == 999:
                tb = error.__traceback__
                frames = []
                while tb:
                    frame = tb.tb_frame
                    frames.append((frame.f_code.co_name, tb.tb_lineno - frame.f_code.co_firstlineno,
                                   sorted(name for name in frame.f_locals if name in ("i", "local", "other"))))
                    tb = tb.tb_next
                count += 1
                if count == 3:
                    print(frames, sys.exception() is error, frame.f_back.f_code.co_name, frame.f_locals["local"])
                    print(show(error).count("\n"), show(error).splitlines()[-1], error.__context__)
    return seen, box, count, sys.exception()


print(looked_at(6000))


class Tracked:
    alive = 0

    def __init__(self):
        Tracked.alive += 1

    def __del__(self):
        Tracked.alive -= 1


def holds(i):
    mine = Tracked()
    if i % 2:
        raise KeyError(Tracked())
    return 0 if mine else 1


def lifetimes(n):
    """Locals of ended frames and arguments live as long as the exception, which ends with the handler."""
    inside = after = 0
    kept = []
    d = [0]
    for i in range(n):
        try:
            holds(i)
        except KeyError as error:
            d[0] += 1
            inside += Tracked.alive
            if i % 1000 == 501:
                kept.append(error)
        after += Tracked.alive
    print([len(traceback.extract_tb(e.__traceback__)) for e in kept], Tracked.alive)
    kept = None
    return inside, after, Tracked.alive, d, "error" in locals()


print(lifetimes(4000))


def contexts(n):
    """A handler around it all, and exceptions in handlers."""
    same = 0
    d = [0]
    table = {k: k for k in range(n - 3)}
    for i in range(n):
        try:
            raise LookupError(i)
        except LookupError as outer:
            try:
                raise ValueError
            except ValueError as error:
                d[0] += 1
                same += error.__context__ is outer
            same += sys.exception() is outer
        try:
            try:
                fails(i | 1)
            except ValueError as error:
                d[0] += table[i]
        except KeyError as missing:
            same += 10
            if type(missing.__context__) is not ValueError or missing.__context__.__traceback__ is None:
                print("no context")
            if i == n - 1:
                lines = show(missing).splitlines()
                print(len(lines), lines[-1], sum("During handling" in line for line in lines))
    return same, d


print(contexts(3000))


def raised_in_c(n):
    d, items, words = {1: 2}, [1, 2, 3], ["12", "x", "", " 7 ", "1_0", "1__0", "+", "-3", "9" * 30, "\u0663", "\x1c5"]
    missing = index = zero = bad = total = 0
    messages = set()
    for i in range(n):
        try:
            total += d[i % 3]
        except KeyError as error:
            missing += error.args[0]
        try:
            total += items[i % 5]
        except IndexError:
            index += 1
        try:
            total += 100 // (i % 4)
        except ZeroDivisionError:
            zero += 1
        try:
            total += int(words[i % len(words)]) % 1000
        except ValueError as error:
            bad += 1
            if i > n - 100:
                messages.add(str(error))
                messages.add(error.__traceback__.tb_lineno - raised_in_c.__code__.co_firstlineno)
        try:
            total += 7 % (i & 1)
        except ArithmeticError as error:
            if i > n - 10:
                messages.add(repr(error))
        try:
            items[i % 7 + 3]
        except LookupError as error:
            if i > n - 10:
                messages.add(repr(error))
    return missing, index, zero, bad, total, sorted(map(str, messages))


print(raised_in_c(4400))


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        return str(error)


def returned(n):
    total = 0
    for i in range(n):
        total += len(parse("x" if i % 2 else "y")) + parse("17")
    return total


print(returned(3000))


def kept_by_others(n):
    """What stores the exception sees its traceback later."""
    last, names = None, []

    class Log:
        error = None
    for i in range(n):
        try:
            fails(i)
        except ValueError as error:
            Log.error = error
            last = error
            names.append(error)
            if len(names) > 5:
                names.pop(0)
    return last is Log.error, [len(traceback.extract_tb(e.__traceback__)) for e in names], last.args, sys.getrefcount(last) > 2


print(kept_by_others(3000))


def loops_out(n):
    """continue, break and return where the exception has a name."""
    def first(items):
        box = [0]
        for item in items:
            try:
                if item > 2:
                    raise Refused(item, "big")
            except Refused as error:
                box[0] += 1
                return error.step + box[0]
        return -1

    total = 0
    box = [0]
    for i in range(n):
        while True:
            try:
                raise Refused(i, "again")
            except Refused as error:
                box[0] += 1
                total += error.step
                break
        try:
            raise IndexError
        except IndexError as error:
            box[0] += 1
            continue
        finally:
            total += 1
    return total, box, sum(first(range(i % 5)) for i in range(n))


print(loops_out(2000))


def same_instance(n):
    """One exception raised again and again: its traceback grows until it is cleared."""
    error = Refused(1, "one")
    box = [0]
    for i in range(n):
        try:
            raise error
        except Refused as caught:
            box[0] += caught.step
            if i % 100 == 99:
                box.append(len(traceback.extract_tb(caught.__traceback__)))
                caught.__traceback__ = None
    return box[0], set(box[1:])


print(same_instance(3000))


def rebinds(n):
    """The handler deletes or rebinds the name itself."""
    box = [0]
    for i in range(n):
        try:
            fails(i)
        except ValueError as error:
            box[0] += error.args[0]
            del error
        try:
            fails(i)
        except ValueError as error:
            box[0] += error.args[0]
            error = box[0]
        try:
            error
        except NameError:
            box[0] += 1
    return box


print(rebinds(2000))


def by_name(n):
    """Classes that are looked up in each round."""
    global Caught
    box = [0]
    for i in range(n):
        Caught = KeyError if i % 500 else IndexError
        try:
            raise Caught
        except LookupError as error:
            box[0] += type(error) is Caught and error.__traceback__ is not None
            if i % 100 == 0:
                Caught = ValueError
        try:
            if i % 3 == 0:
                raise Caught
        except KeyError as error:
            box[0] += len(error.args)
        except ValueError:
            box[0] += 1
        except IndexError:
            pass
    return box


print(by_name(3000))


def cleans(i):
    """What is on the stack above the exception in a finally block."""
    try:
        if i % 3 == 0:
            raise KeyError(i)
        return 1
    finally:
        cleans.passed += 1


def cleaned(n):
    cleans.passed = total = 0
    box = [0, [0]]
    for i in range(n):
        try:
            total += cleans(i)
        except KeyError as error:
            box[1][box[0] * 0] += error.args[0]
        try:
            try:
                raise IndexError
            finally:
                box[1][0] += 1
        except LookupError:
            box[0] += 1
    return total, cleans.passed, box


print(cleaned(3000))
# expect: (4, 1595, [(-4, 129), (11, 129)], ['fish at -4'])
# expect: [('looked_at', 6, ['i']), ('through', 2, ['i', 'other']), ('fails', 3, ['i', 'local'])] True through [2999]
# expect: 9 ValueError: 2999 None
# expect: (9000000, {'n': 3000}, 6, None)
# expect: [2, 2, 2, 2] 8
# expect: (11992, 15992, 0, [2000], False)
# expect: 15 KeyError: 2999 1
# expect: (6030, [4492506])
# expect: (2932, 1760, 1100, 2000, 1020714, ['18', "IndexError('list index out of range')", "ZeroDivisionError('division by zero')", "invalid literal for int() with base 10: ''", "invalid literal for int() with base 10: '+'", "invalid literal for int() with base 10: '1__0'", "invalid literal for int() with base 10: '\\x1c5'", "invalid literal for int() with base 10: 'x'"])
# expect: 180000
# expect: (True, [2, 2, 2, 2, 2], (2999,), True)
# expect: (2001000, [4000], 0)
# expect: (3000, {100})
# expect: [2002000]
# expect: [3010]
# expect: (2000, 3000, [3000, [1501500]])
