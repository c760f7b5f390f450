# local, nonlocal and global assignment.
def scope_test():
    def do_local(): spam = "local spam"
    def do_nonlocal():
        nonlocal spam
        spam = "nonlocal spam"
    def do_global():
        global spam
        spam = "global spam"
    spam = "test spam"
    do_local(); print("After local assignment:", spam)
    do_nonlocal(); print("After nonlocal assignment:", spam)
    do_global(); print("After global assignment:", spam)
scope_test()
print("In global scope:", spam)
# expect: After local assignment: test spam
# expect: After nonlocal assignment: nonlocal spam
# expect: After global assignment: nonlocal spam
# expect: In global scope: global spam
