# m[a:b] with plain bounds makes the part at once; all other bounds, and views that have ended, the general way.
class At:
    def __init__(self, n, m=None):
        self.n, self.m = n, m

    def __index__(self):
        if self.m:
            self.m.release()
        return self.n


def part(m, a, b):
    p = m[a:b]
    return bytes(p), len(p), p.nbytes, p.contiguous, p.readonly


def error(m, a, b):
    try:
        return m[a:b].tolist()
    except (ValueError, TypeError, NotImplementedError) as e:
        return type(e).__name__, str(e)


for _ in range(30):
    m = memoryview(b"0123456789")
    bounds = [None, 0, 3, 10, 11, -1, -10, -11, 2 ** 70, -2 ** 70, True]
    out = [part(m, a, b)[:2] for a in bounds for b in bounds]
    w = bytearray(b"0123456789")
    v = memoryview(w)[2:8]
    v[1:3] = b"xy"
    inner = v[2:][:-1]
    inner[0] = 33
    odd = memoryview(w)[::2]
    two = memoryview(bytes(range(24))).cast("B", (4, 6))
    shorts = memoryview(bytes(range(12))).cast("H")
    kinds = [part(v, 1, 4), part(odd, 1, 4), odd[1:3].strides, shorts[1:4].tolist(), part(shorts, -2, None), two[1:3].shape, two[1:3].tolist(), m[At(2):At(4)].tobytes()]
    ended = memoryview(b"ab")
    ended.release()
    zero = memoryview(b"a").cast("B", ())
    errors = [error(ended, 0, 1), error(zero, 0, 1), error(m, "a", 1), error(m, 1.5, None), error(memoryview(b"abc"), At(1), 2)]
    try:
        w.append(1)
    except BufferError as e:
        errors.append(str(e))
    dies = memoryview(bytearray(b"kept"))[1:3]
print(hash(tuple(out)) == hash(tuple(list(out))), out[11:30])
print(w, kinds, errors, bytes(dies), sep="\n")
# expect: True [(b'0123456789', 10), (b'', 0), (b'012', 3), (b'0123456789', 10), (b'0123456789', 10), (b'012345678', 9), (b'', 0), (b'', 0), (b'0123456789', 10), (b'', 0), (b'0', 1), (b'3456789', 7), (b'', 0), (b'', 0), (b'3456789', 7), (b'3456789', 7), (b'345678', 6), (b'', 0), (b'', 0)]
# expect: bytearray(b'012x!56789')
# expect: [(b'x!5', 3, 3, True, False), (b'2!6', 3, 3, False, False), (2,), [770, 1284, 1798], (b'\x08\t\n\x0b', 2, 4, True, True), (2, 6), [[6, 7, 8, 9, 10, 11], [12, 13, 14, 15, 16, 17]], b'23']
# expect: [('ValueError', 'operation forbidden on released memoryview object'), ('TypeError', 'invalid indexing of 0-dim memory'), ('TypeError', 'slice indices must be integers or None or have an __index__ method'), ('TypeError', 'slice indices must be integers or None or have an __index__ method'), [98], 'Existing exports of data: object cannot be re-sized']
# expect: b'ep'
