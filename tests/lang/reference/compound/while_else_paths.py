# else of while runs when the condition is false, not after break or return.
def f(stop):
    n = 0
    while n < 3:
        n += 1
        if n == stop: break
        if stop == -1: return "returned"
    else:
        return "else", n
    return "broke", n
print(f(2), f(9), f(-1))
while False: pass
else: print("at once")
# expect: ('broke', 2) ('else', 3) returned
# expect: at once
