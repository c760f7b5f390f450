# SPDX-License-Identifier: MIT
"""Runs many generated programs in one process: the worker of program_fuzz.py, for whatever Python runs it.

  krait tools/fuzz/program_batch.py FILE

FILE begins with what all programs begin with; programs follow, each behind a line of \x1e and its number. Each runs
in fresh globals from fresh code; what it prints follows a line of \x1e and its number, written out before it begins,
so that a crash names its program. The last line tells how many traces were made and entered (Krait only).
"""
import builtins
import gc
import io
import marshal
import signal
import sys

saved = dict(vars(builtins))
# how the messages of tier2/verify.c begin: such a trace is thrown away, but should not have been made
VERIFIER = ("snapshot ", "an input ", "an instruction that may leave", "an exit would ", "empty trace", "the trace has no end", "a phi ")
on_krait = sys.implementation.name == "krait"


class TooLong(BaseException):
    pass


def too_long(*args):
    raise TooLong


def run(code, source, lines, out):
    space = {"__name__": "__main__", "__builtins__": builtins}
    sys.stdout = out
    if not on_krait: # CPython decides what is left out
        signal.setitimer(signal.ITIMER_PROF, 0.4)
    try:
        exec(marshal.loads(code), space)
        exec(compile("\n" * lines + source, "program", "exec"), space)
    except BaseException as e:
        where = []
        tb = e.__traceback__.tb_next
        while tb is not None:
            where.append(tb.tb_lineno)
            tb = tb.tb_next
        print("ended by", type(e).__name__, e, where)
        del tb, e
    if not on_krait:
        signal.setitimer(signal.ITIMER_PROF, 0)
    sys.settrace(None)
    sys.setprofile(None)
    gc.disable()
    if len(vars(builtins)) != len(saved):
        for name in set(vars(builtins)) - set(saved):
            del vars(builtins)[name]
    if sys.monitoring.get_tool(3):
        sys.monitoring.free_tool_id(3)
    for name in ("abs", "len", "max", "min", "ord"):
        setattr(builtins, name, saved[name])
    space.clear()


def main():
    gc.disable()
    signal.signal(signal.SIGPROF, too_long)
    stdout = sys.stdout
    sys.unraisablehook = lambda *args: None
    with open(sys.argv[1], encoding="utf-8") as f:
        prelude, *programs = f.read().split("\x1e")
    code = marshal.dumps(compile(prelude, "program", "exec"))
    lines = prelude.count("\n")
    for index, text in enumerate(programs):
        number, _, source = text.partition("\n")
        stdout.write(f"\x1e{number}\n")
        stdout.flush()
        out = io.StringIO()
        run(code, source, lines, out)
        stdout.write(out.getvalue().encode("ascii", "backslashreplace").decode())
        if index % 20 == 19:
            gc.collect()
    if hasattr(sys, "_jit") and hasattr(sys._jit, "stats"):
        stats = sys._jit.stats()
        made = stats["traces_made"]
        wrong = [reason for reason in stats["aborts"] if reason.startswith(VERIFIER)]
        if wrong:
            sys.stderr.write(f"verifier: {wrong}\n")
        stdout.write(f"\x1estats\n{made['loop']} {made['function']} {made['side']} {stats['entries']} {stats['invalidated']} {sum(stats['aborts'].values())}\n")
    else:
        stdout.write("\x1estats\n")
    stdout.flush()
    sys.stdout = stdout


main()
