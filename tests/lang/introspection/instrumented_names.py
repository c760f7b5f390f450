# Names of CPython's instrumented instructions are known, with CPython's numbers, whatever Krait does with these.
import _opcode
import dis

names = [n for n, v in sorted(dis.opmap.items(), key=lambda item: item[1]) if v > 233]
print(len(names), names[:3], names[-3:])
print([n for n in names if n.startswith("INSTR") and _opcode.has_arg(dis.opmap[n])])
print([n for n in names if n.startswith("INSTR") and _opcode.has_jump(dis.opmap[n])])
print([_opcode.stack_effect(dis.opmap[n], 2) for n in names])


def squares(n):
    return [i * i - n for i in range(n)]


for _ in range(3000):
    squares(3)
print(len(list(dis.get_instructions(squares, adaptive=True))) > 10)
# expect: 33 ['INSTRUMENTED_END_FOR', 'INSTRUMENTED_POP_ITER', 'INSTRUMENTED_END_SEND'] ['SETUP_FINALLY', 'SETUP_WITH', 'STORE_FAST_MAYBE_NULL']
# expect: ['INSTRUMENTED_FOR_ITER', 'INSTRUMENTED_JUMP_FORWARD', 'INSTRUMENTED_POP_JUMP_IF_TRUE', 'INSTRUMENTED_POP_JUMP_IF_FALSE', 'INSTRUMENTED_POP_JUMP_IF_NONE', 'INSTRUMENTED_POP_JUMP_IF_NOT_NONE', 'INSTRUMENTED_RESUME', 'INSTRUMENTED_YIELD_VALUE', 'INSTRUMENTED_END_ASYNC_FOR', 'INSTRUMENTED_LOAD_SUPER_ATTR', 'INSTRUMENTED_CALL', 'INSTRUMENTED_CALL_KW', 'INSTRUMENTED_JUMP_BACKWARD']
# expect: ['INSTRUMENTED_FOR_ITER', 'INSTRUMENTED_END_ASYNC_FOR']
# expect: [-1, -1, -1, 1, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, -2, -2, -3, -4, -3, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 1, 1, -1]
# expect: True
