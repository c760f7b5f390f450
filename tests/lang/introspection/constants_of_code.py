# What is computed at compile time: arithmetic, parts of constants, tuples; nothing that would be large.
import dis
def ops(text):
    code = compile(text, 'c', 'eval')
    return [i.opname for i in dis.get_instructions(code)][1:], [i.argval for i in dis.get_instructions(code) if i.opname.startswith('LOAD')]
for text in ('1 + 2 * 3', '"abc"[1]', '"abcdef"[1:3]', '(1, (2, 3))[1]', '-(-5)', '2 ** 10', '2 ** 100000 > 0', '"x" * 3', '"x" * 10000', '1 / 0 if 0 else 2', 'not True', '~5', 'x in [1, 2]', '1 if None is None else 2'):
    print(text, *ops(text))
# expect: 1 + 2 * 3 ['LOAD_SMALL_INT', 'RETURN_VALUE'] [7]
# expect: "abc"[1] ['LOAD_CONST', 'RETURN_VALUE'] ['b']
# expect: "abcdef"[1:3] ['LOAD_CONST', 'RETURN_VALUE'] ['bc']
# expect: (1, (2, 3))[1] ['LOAD_CONST', 'RETURN_VALUE'] [(2, 3)]
# expect: -(-5) ['LOAD_SMALL_INT', 'RETURN_VALUE'] [5]
# expect: 2 ** 10 ['LOAD_CONST', 'RETURN_VALUE'] [1024]
# expect: 2 ** 100000 > 0 ['LOAD_SMALL_INT', 'LOAD_CONST', 'BINARY_OP', 'LOAD_SMALL_INT', 'COMPARE_OP', 'RETURN_VALUE'] [2, 100000, 0]
# expect: "x" * 3 ['LOAD_CONST', 'RETURN_VALUE'] ['xxx']
# expect: "x" * 10000 ['LOAD_CONST', 'LOAD_CONST', 'BINARY_OP', 'RETURN_VALUE'] ['x', 10000]
# expect: 1 / 0 if 0 else 2 ['LOAD_SMALL_INT', 'RETURN_VALUE'] [2]
# expect: not True ['LOAD_CONST', 'RETURN_VALUE'] [False]
# expect: ~5 ['LOAD_CONST', 'RETURN_VALUE'] [-6]
# expect: x in [1, 2] ['LOAD_NAME', 'LOAD_CONST', 'CONTAINS_OP', 'RETURN_VALUE'] ['x', (1, 2)]
# expect: 1 if None is None else 2 ['LOAD_CONST', 'POP_JUMP_IF_NOT_NONE', 'NOT_TAKEN', 'LOAD_SMALL_INT', 'RETURN_VALUE', 'LOAD_SMALL_INT', 'RETURN_VALUE'] [None, 1, 2]
