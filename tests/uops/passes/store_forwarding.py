# Load forwarding: the item just stored is not loaded again.
def run(n):
    a = [0, 0]
    total = 0
    for i in range(n):
        a[1] = i
        total += a[1]
    return total


print(run(50))
# body has: LIST_STORE_ITEM
# body lacks: LIST_ITEM GUARD_LIST INDEX_CHECK DROP DUP
