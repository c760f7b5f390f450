# Exceptions caught in a hot loop, with else and finally.
def run(n):
    log = [0, 0, 0, 0]
    for i in range(n):
        try:
            if i % 4 == 1:
                raise ValueError(i)
            if i % 4 == 2:
                {}[i]
        except ValueError as e:
            log[0] += e.args[0]
        except KeyError as e:
            log[1] += e.args[0]
        else:
            log[2] += i
        finally:
            log[3] += 1
    return log
print(run(80))
# expect: [780, 800, 1580, 80]
