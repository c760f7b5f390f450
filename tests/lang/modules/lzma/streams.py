# _lzma: formats, filters, checks, limits and errors.
import _lzma as lzma


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


data = b"hello world " * 1000


def pack(**keywords):
    c = lzma.LZMACompressor(**keywords)
    return c.compress(data) + c.flush()


def trip(options={}, **keywords):
    d = lzma.LZMADecompressor(**options)
    return d.decompress(pack(**keywords)) == data, d.eof, d.check, d.unused_data, d.needs_input


chain = [{"id": lzma.FILTER_DELTA, "dist": 4}, {"id": lzma.FILTER_LZMA2, "dict_size": 1 << 16, "lc": 3, "mode": lzma.MODE_FAST}]
raw = {"format": lzma.FORMAT_RAW, "filters": chain}
show(trip)
show(trip, format=lzma.FORMAT_ALONE)
show(trip, check=lzma.CHECK_SHA256)
show(trip, preset=3 | lzma.PRESET_EXTREME)
show(trip, filters=chain)
show(trip, raw, **raw)
for keywords in [{"preset": 10}, {"preset": -1}, {"format": 7}, {"format": 2, "check": 1}, {"format": 3}, {"filters": chain, "preset": 3},
                 {"format": 2, "filters": chain}]:
    show(pack, **keywords)
for filters in [5, [], [5], [{}], [{"id": "x"}], [{"id": 99}], [{"id": 33, "foo": 1}], [{"id": 33, "preset": 99}], [{"id": 3, "dist": 0}],
                chain * 3, [{"id": 4, "x": 1}]]:
    show(pack, filters=filters)
for keywords in [{"format": 3}, {"format": 1, "filters": chain}, {"format": 3, "filters": chain, "memlimit": 5}, {"memlimit": -1}]:
    show(lzma.LZMADecompressor, **keywords)
packed = pack()
show(lzma.LZMADecompressor(memlimit=1000).decompress, packed)
show(lzma.LZMADecompressor().decompress, b"garbage data")
d = lzma.LZMADecompressor()
print(d.decompress(packed + b"tail", 5), d.eof, d.needs_input)
print(len(d.decompress(b"")), d.eof, d.unused_data)
show(d.decompress, b"")
print(lzma.is_check_supported(4), lzma._encode_filter_properties(chain[1]), lzma._decode_filter_properties(33, b"\x14"))
# expect: (True, True, 4, b'', False)
# expect: (True, True, 0, b'', False)
# expect: (True, True, 10, b'', False)
# expect: (True, True, 4, b'', False)
# expect: (True, True, 4, b'', False)
# expect: (True, True, 0, b'', False)
# expect: LZMAError Invalid or unsupported options
# expect: ValueError Cannot convert negative int
# expect: ValueError Invalid container format: 7
# expect: ValueError Integrity checks are only supported by FORMAT_XZ
# expect: ValueError Must specify filters for FORMAT_RAW
# expect: ValueError Cannot specify both preset and filter chain
# expect: ValueError Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter
# expect: TypeError object of type 'int' has no len()
# expect: LZMAError Internal error
# expect: TypeError Filter specifier must be a dict or dict-like object
# expect: ValueError Filter specifier must have an "id" entry
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError Invalid filter ID: 99
# expect: ValueError Invalid filter specifier for LZMA filter
# expect: LZMAError Invalid compression preset: 99
# expect: LZMAError Invalid or unsupported options
# expect: ValueError Too many filters - liblzma supports a maximum of 4
# expect: ValueError Invalid filter specifier for BCJ filter
# expect: ValueError Must specify filters for FORMAT_RAW
# expect: ValueError Cannot specify filters except with FORMAT_RAW
# expect: ValueError Cannot specify memory limit with FORMAT_RAW
# expect: ValueError Cannot convert negative int
# expect: LZMAError Memory usage limit exceeded
# expect: LZMAError Input format not supported by decoder
# expect: b'hello' False False
# expect: 11995 True b'tail'
# expect: EOFError Already at end of stream
# expect: True b'\x08' {'id': 33, 'dict_size': 4194304}
