# Blocks are noted where they are made, and forgotten when they die; buffers that grow move with their owner.
import _tracemalloc as t
import sys


def make(n):
    return b"x" * n


def where(value):
    place = t._get_object_traceback(value)
    return place and (place[0][0] == __file__, [line for _, line in place])


early = [1]
for frames in -1, 0, 65536, 2**40, "1":
    try:
        t.start(frames)
    except Exception as e:
        print(type(e).__name__, e)
print(t.is_tracing(), t._get_traces(), t.get_traced_memory(), t.get_tracemalloc_memory())
t.start(3)
t.start(7)
print(t.is_tracing(), t.get_traceback_limit(), where(early), where(5), where(None))
big, small = make(10000), make(90)
print(where(big), where(small))
mine = [trace for trace in t._get_traces() if trace[1] in (sys.getsizeof(big), sys.getsizeof(small))]
print(len(mine) >= 2, all(trace[0] == 0 and len(trace) == 4 and trace[3] == len(trace[2]) for trace in mine))


def grown(make_one, grow):
    grow(make_one()) # what is made at first use
    before = t.get_traced_memory()[0]
    value = make_one()
    for i in range(100_000):
        grow(value)
    during = t.get_traced_memory()[0]
    del value
    after = t.get_traced_memory()[0]
    return during - before > 90_000, abs(after - before) < 3000


import array, io
print(grown(list, lambda v: v.append(None)), grown(bytearray, lambda v: v.append(1)))
print(grown(lambda: array.array("i"), lambda v: v.append(1)), grown(io.BytesIO, lambda v: v.write(b"ab")))
print(grown(set, lambda v: v.add(len(v))), grown(dict, lambda v: v.__setitem__(len(v), None)))
t.clear_traces()
print(where(big), t.get_traced_memory()[0] < 1000)
make(1 << 20)
peak = t.get_traced_memory()[1]
t.reset_peak()
print(peak > 1 << 20, t.get_traced_memory()[1] < 10_000)


def loop():
    kept = []
    for i in range(5000):
        kept.append(bytes(i + 50))
    return {where(item)[1][0] for item in kept}


print({line - loop.__code__.co_firstlineno for line in loop()})
t.stop()
print(t.is_tracing(), where(big), t.get_traced_memory(), t.get_traceback_limit(), len(loop.__code__.co_code) > 0)
kept = [[i] for i in range(10_000)] # what was free before and while tracing serves again
print(sum(map(len, kept)))
# expect: ValueError the number of frames must be in range [1; 65535]
# expect: ValueError the number of frames must be in range [1; 65535]
# expect: ValueError the number of frames must be in range [1; 65535]
# expect: OverflowError Python int too large to convert to C int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: False [] (0, 0) 0
# expect: True 3 None None None
# expect: (True, [7, 25]) (True, [7, 25])
# expect: True True
# expect: (True, True) (True, True)
# expect: (True, True) (True, True)
# expect: (True, True) (True, True)
# expect: None True
# expect: True True
# expect: {3}
# expect: False None (0, 0) 3 True
# expect: 10000
