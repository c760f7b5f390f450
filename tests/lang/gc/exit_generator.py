# A suspended generator is closed at the end; a finished one and one that has not begun are not noticed.
def steps(name):
    try:
        yield 1
        yield 2
    finally:
        print("closed", name)


finished, fresh, suspended = steps("finished"), steps("fresh"), steps("suspended")
list(finished)
next(suspended)
print("end")
# expect: closed finished
# expect: end
# expect: closed suspended
