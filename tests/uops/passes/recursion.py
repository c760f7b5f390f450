# Recursion: the frames of inlined calls are pushed where a trace goes on in another, and popped where it returns.
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(22))
# trace has: STACK_ROOM PUSH_FRAME LINK GUARD_CALLER POP_FRAME
