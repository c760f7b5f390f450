# After a fork parent and child compile each their own: neither may run over the other's machine code.
import os


def make(kind, n):
    namespace = {}
    exec(f"def f(n):\n s = 0\n for i in range(n):\n  s {kind}= i & {n % 7 + 1}\n  s ^= {n}\n return s\n", namespace)
    return namespace["f"]


def work(kinds, tell, wait): # compiled while the other does, run again when both are ready
    functions = [make(kind, n) for n in range(6) for kind in kinds]
    first = [f(4000) for f in functions]
    os.write(tell, b"x")
    os.read(wait, 1)
    return first == [f(4000) for f in functions], sum(first)


shared = make("+", 3)
before = shared(5000)
for turn in range(2):
    pipes = [os.pipe(), os.pipe()]
    pid = os.fork()
    if pid == 0:
        same, total = work("+-", pipes[0][1], pipes[1][0])
        os._exit(7 if same and total == 8000 and shared(5000) == before else 8)
    mine = work("|^+", pipes[1][1], pipes[0][0])
    print(mine, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shared(5000) == before)
# expect: (True, 50011) 7 True
# expect: (True, 50011) 7 True
