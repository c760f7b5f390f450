# Code made by hand: what is no instruction, or names what is not there, raises SystemError when it runs.

def f(a):
    return a


def run(code):
    f.__code__ = code
    try:
        return f(1)
    except SystemError as e:
        return f"SystemError {e}"


code = f.__code__
print(run(code.replace(co_code=b"\x7f" + code.co_code[1:])))
print(run(code.replace(co_code=code.co_code[:-2] + b"\xe8\x00")))
print(run(code), f.__code__.co_code == code.co_code)
# expect: SystemError tests/lang/introspection/unknown_opcodes.py:3: unknown opcode 127
# expect: SystemError tests/lang/introspection/unknown_opcodes.py:4: unknown opcode 232
# expect: 1 True
