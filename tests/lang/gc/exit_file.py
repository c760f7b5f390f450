# A file that is still open at the end is flushed; nothing else in the program has a finalizer.
import io


class Raw(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        print("raw", bytes(data))
        return len(data)


text = io.TextIOWrapper(io.BufferedWriter(Raw()), encoding="utf-8")
text.write("left")
print("end")
# expect: end
# expect: raw b'left'
