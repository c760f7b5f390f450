# SPDX-License-Identifier: MIT
"""An interpreter for a stack machine: programs as lists of instructions, a loop of comparisons on the operation."""
import sys

PUSH, LOAD, STORE, ADD, SUB, MUL, MOD, LESS, EQUAL, JUMP, JUMP_FALSE, CALL, RETURN, PRINT, HALT = range(15)
NAMES = {name.lower(): number for number, name in enumerate(
    "PUSH LOAD STORE ADD SUB MUL MOD LESS EQUAL JUMP JUMP_FALSE CALL RETURN PRINT HALT".split())}


def assemble(text):
    labels = {}
    lines = []
    for line in text.splitlines():
        line = line.split(";")[0].strip()
        if line.endswith(":"):
            labels[line[:-1]] = len(lines)
        elif line:
            lines.append(line.split())
    code = []
    for words in lines:
        argument = 0
        if len(words) > 1:
            argument = labels[words[1]] if words[1] in labels else int(words[1])
        code.append((NAMES[words[0]], argument))
    return code


class Machine:
    def __init__(self, code):
        self.code = code
        self.stack = []
        self.slots = [0] * 16
        self.calls = []
        self.output = []
        self.steps = 0

    def run(self):
        code, stack, slots = self.code, self.stack, self.slots
        pc = 0
        while True:
            operation, argument = code[pc]
            pc += 1
            self.steps += 1
            if operation == PUSH:
                stack.append(argument)
            elif operation == LOAD:
                stack.append(slots[argument])
            elif operation == STORE:
                slots[argument] = stack.pop()
            elif operation == ADD:
                right = stack.pop()
                stack[-1] += right
            elif operation == SUB:
                right = stack.pop()
                stack[-1] -= right
            elif operation == MUL:
                right = stack.pop()
                stack[-1] *= right
            elif operation == MOD:
                right = stack.pop()
                stack[-1] %= right
            elif operation == LESS:
                right = stack.pop()
                stack[-1] = stack[-1] < right
            elif operation == EQUAL:
                right = stack.pop()
                stack[-1] = stack[-1] == right
            elif operation == JUMP:
                pc = argument
            elif operation == JUMP_FALSE:
                if not stack.pop():
                    pc = argument
            elif operation == CALL:
                self.calls.append(pc)
                pc = argument
            elif operation == RETURN:
                pc = self.calls.pop()
            elif operation == PRINT:
                self.output.append(stack.pop())
            else:
                return


PROGRAM = """
    push 0
    store 0            ; candidate
    push 0
    store 1            ; primes found
next:
    load 0
    push LIMIT
    less
    jump_false done
    call check
    load 1
    add
    store 1
    load 0
    push 1
    add
    store 0
    jump next
done:
    load 1
    print
    halt
check:                 ; leaves 1 if slot 0 is prime
    load 0
    push 2
    less
    jump_false big
    push 0
    return
big:
    push 2
    store 2
again:
    load 0
    load 2
    load 2
    mul
    less
    jump_false divide
    push 1
    return
divide:
    load 0
    load 2
    mod
    push 0
    equal
    jump_false later
    push 0
    return
later:
    load 2
    push 1
    add
    store 2
    jump again
"""


def main(limit=19000):
    machine = Machine(assemble(PROGRAM.replace("LIMIT", str(limit))))
    machine.run()
    print("stack_vm", limit, machine.output, machine.steps)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
