# Exceptions: raising, catching, chaining, finally, with.
class Problem(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Manager:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("enter")
        return self

    def __exit__(self, kind, value, tb):
        self.log.append(kind.__name__ if kind else None)
        return kind is Problem


def work(n, log):
    try:
        with Manager(log):
            if n == 1:
                raise Problem(n)
            if n == 2:
                return {}["missing"]
            if n == 3:
                [][1]
    except KeyError as e:
        raise ValueError("bad") from e
    finally:
        log.append(n)
    return "done"


for n in range(4):
    log = []
    try:
        print(work(n, log))
    except ValueError as e:
        print("ValueError", e, repr(e.__cause__))
    except IndexError as e:
        print("IndexError", e, e.__context__)
    print(log)
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as g:
    print(len(g.exceptions))
except* TypeError as g:
    print("type")
