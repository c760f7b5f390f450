# dis finds lines, labels and instruction names of any code.
import dis, io
def f(x):
    if x: return 1
    return 2
i = list(dis.get_instructions(f)); print(i[0].opname, i[-1].opname, len({k.line_number for k in i}), dis.code_info(f).split("\n")[0], dis.opmap["RETURN_VALUE"] == dis.opname.index("RETURN_VALUE"))
out = io.StringIO(); dis.dis(f, file=out); print("RETURN_VALUE" in out.getvalue(), "LOAD_FAST" in out.getvalue())
print(dis.stack_effect(dis.opmap["POP_TOP"]), sorted(dis.findlinestarts(f.__code__))[0][1] == f.__code__.co_firstlineno)
for bad in (5, None if 0 else object()):
    try: dis.dis(bad)
    except TypeError as e: print(str(e).split(" ")[0:4])
# expect: RESUME RETURN_VALUE 3 Name:              f True
# expect: True True
# expect: -1 True
# expect: ["don't", 'know', 'how', 'to']
# expect: ["don't", 'know', 'how', 'to']
