"""An exception out of __enter__ of the second of two contexts, suppressed by the first, in a trace: what the second had on the stack ends with it."""


class Context:
    def __init__(self, name, suppress=False, fails=False):
        self.name, self.suppress, self.fails = name, suppress, fails

    def __enter__(self):
        if self.fails:
            raise ValueError("in " + self.name)

    def __exit__(self, *error):
        return self.suppress

    def __del__(self):
        gone.append(self.name)


def run(*contexts):
    with contexts[0], contexts[1]:
        return "body"
    return "after"


def attempt(function, *args):
    try:
        return function(*args)
    except ValueError as error:
        return str(error)


gone = []
for i in range(60):
    attempt(run, Context("a"), Context("b"))
results = [attempt(run, Context("a", i % 2), Context("b", fails=True)) for i in range(60)]
print(results[:4], len(set(results)))  # expect: ['in b', 'after', 'in b', 'after'] 2
print(gone.count("a"), gone.count("b"))  # expect: 120 120
