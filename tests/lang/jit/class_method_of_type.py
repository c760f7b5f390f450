# Loops that call class methods of builtin types: each call binds a new object, which is dead after it.
def run(n):
    total = 0
    for i in range(n):
        total += int.from_bytes(b"ab") + len(dict.fromkeys("abc"))
        if bytes.fromhex("6162") != b"ab":
            print("wrong")
    return total
print(run(5000))
# expect: 124665000
