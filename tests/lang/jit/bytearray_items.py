# Items of bytearrays are read and written by traces without a call.


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0] = flags[1] = 0
    for i in range(2, n + 1):
        if flags[i]:
            for k in range(i * i, n + 1, i):
                flags[k] = 0
    return sum(flags)


print(sieve(20000))
# expect: 2262


def mix(data, rounds):
    state = 1
    for i in range(rounds):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        data[i % len(data)] = state >> 24
        data[-1 - i % 7] ^= data[i % 5]
        other = data
        other[3] = i & 15
        state += data[3] + other[-7]
    return state


data = bytearray(97)
print(mix(data, 5000), sum(data), data[:6].hex())
# expect: 1472990484 12147 0bf34f07eb5c


def grows(n):
    buffer = bytearray(b"x")
    total = 0
    for i in range(n):
        buffer[i] = i % 251
        buffer.append(i & 127)
        total += buffer[i] + buffer[-1] + len(buffer)
        if i % 1000 == 999:
            del buffer[: len(buffer) // 2]
            buffer.extend(bytes(i + 2 - len(buffer)))
    return total


print(grows(5000))
# expect: 13447210


def store(array, values):
    done = 0
    for v in values:
        try:
            array[done % 10] = v
            done += 1
        except (ValueError, TypeError, IndexError) as e:
            print(e)
    return done, bytes(array[:10])


class Index:
    def __index__(self):
        return 77


print(store(bytearray(10), list(range(256)) * 12 + [256, -1, "a", 1 << 70, Index(), True, None]))
# expect: byte must be in range(0, 256)
# expect: byte must be in range(0, 256)
# expect: 'str' object cannot be interpreted as an integer
# expect: byte must be in range(0, 256)
# expect: 'NoneType' object cannot be interpreted as an integer
# expect: (3074, b'\xfe\xffM\x01\xf8\xf9\xfa\xfb\xfc\xfd')
print(store(bytearray(4), [1, 2, 3, 4, 5]))
# expect: bytearray index out of range
# expect: (4, b'\x01\x02\x03\x04')
print(store([0] * 10, [i % 256 for i in range(3000)]))
# expect: (3000, b'\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb5\xb6\xb7')


def ends(n):
    array = bytearray(range(5))
    for i in range(n):
        try:
            array[i % 7] = 9
        except IndexError as e:
            last = str(e)
    return last, array


print(ends(4000))
# expect: ('bytearray index out of range', bytearray(b'\t\t\t\t\t'))


def views(n):
    array = bytearray(8)
    view = memoryview(array)
    total = 0
    for i in range(n):
        view[i & 7] = i & 255
        total += array[i & 7] * 3 + array[(i + 1) & 7]
        array[(i + 2) & 7] = 5
        total += view[(i + 2) & 7]
    return total


print(views(4000))
# expect: 1546955
