# Buffered readers, writers and pairs over raw files written in Python: sizes, peeks, short writes, errors.
import io

class Raw(io.RawIOBase):
    def __init__(self, parts=()):
        self.parts, self.out, self.limit = list(parts), [], None
    def readable(self): return True
    def writable(self): return True
    def readinto(self, buffer):
        if not self.parts:
            return 0
        part = self.parts.pop(0)
        if part is None:
            return None
        count = min(len(part), len(buffer))
        buffer[:count] = part[:count]
        if part[count:]:
            self.parts.insert(0, part[count:])
        return count
    def write(self, data):
        data = bytes(data)[:self.limit]
        self.out.append(data)
        return len(data) if data else None

def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

r = io.BufferedReader(Raw([b"abc", b"def\ng", b"", b"tail"]), 8)
print(r.read(0), r.readline(), r.read(), r.read(), r.readline(), r.peek())
r = io.BufferedReader(Raw([b"abcdef", None, b"gh"]), 4)
print(r.peek(1)[:2], r.read1(), r.read(2), r.read(10), r.read1(5), r.read())
r = io.BufferedReader(Raw([b"1234567890"]), 16)
into = bytearray(4)
print(r.readinto(into), into, r.readinto1(into), into, tried(r.read, -2), tried(r.readinto, b"no"), r.detach().__class__, tried(r.read, 1))
print(tried(io.BufferedReader, Raw(), 0), tried(io.BufferedReader, Raw(), -1))

w = io.BufferedWriter(Raw(), 4)
print(w.write(b"ab"), w.raw.out, w.write(b"cdefg"), w.raw.out, w.flush(), w.raw.out, tried(w.write, "x"), tried(w.read))
raw = Raw()
raw.limit = 3
w = io.BufferedWriter(raw, 4)
print(w.write(b"abcdefghij"), w.flush(), raw.out)
raw.limit = 0
print(tried(w.write, b"0123456789").split(":")[0])
raw.limit = None
w.close()
print(raw.out, tried(w.write, b"x"), w.closed, raw.closed)

p = io.BufferedRWPair(Raw([b"in\nto"]), Raw(), 8)
print(p.readline(), p.write(b"xy"), p.flush(), p.read(), p.readable(), p.writable(), p.close(), p.closed)
m = io.BufferedRandom(io.BytesIO(b"0123456789"), 4)
print(m.read(3), m.write(b"AB"), m.read(2), m.seek(0), m.read(), m.seek(-2, 2), m.write(b"end"), m.flush(), m.raw.getvalue(), m.tell(), m.truncate(5), m.raw.getvalue())

class Bad(Raw):
    def readinto(self, buffer): return 99
for value in (Bad(), type("Text", (Raw,), {"readinto": lambda s, b: "x"})()):
    print(tried(io.BufferedReader(value, 8).read, 3))
# expect: b'' b'abcdef\n' b'g' b'tail' b'' b''
# expect: b'ab' b'abcd' b'ef' None b'gh' b''
# expect: 4 bytearray(b'5678') 4 bytearray(b'5678') ValueError: read length must be non-negative or -1 TypeError: readinto() argument must be read-write bytes-like object, not bytes <class '__main__.Raw'> ValueError: raw stream has been detached
# expect: ValueError: buffer size must be strictly positive ValueError: buffer size must be strictly positive
# expect: 2 [b'ab', b'cdefg'] 5 [b'ab', b'cdefg'] None [b'ab', b'cdefg'] TypeError: a bytes-like object is required, not 'str' UnsupportedOperation: read
# expect: 10 None [b'abc', b'def', b'ghi', b'j']
# expect: BlockingIOError
# expect: [b'abc', b'def', b'ghi', b'j', b'', b'0123'] ValueError: write to closed file True True
# expect: b'in\n' 2 None b'to' True True None True
# expect: b'012' 2 b'56' 0 b'012AB56789' 8 3 None b'012AB567end' 11 5 b'012AB'
# expect: OSError: raw readinto() returned invalid length 99 (should have been between 0 and 8)
# expect: OSError: raw readinto() failed
