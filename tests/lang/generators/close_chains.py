# A chain of 600 suspended `yield from` is closed: each finally block runs once.
log = 0
def inner():
    global log
    try: yield 1
    finally: log += 1
def wrap(g):
    global log
    try: yield from g
    finally: log += 1
g = inner()
for i in range(600): g = wrap(g)
next(g)
g.close()
print(log)
# expect: 601
