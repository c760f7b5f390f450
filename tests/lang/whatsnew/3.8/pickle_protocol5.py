# Out-of-band buffers of protocol 5.
import pickle
bufs = []; b = bytearray(b"big data")
s = pickle.dumps(pickle.PickleBuffer(b), protocol=5, buffer_callback=bufs.append)
print(len(bufs), pickle.loads(s, buffers=bufs) == b, pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
# expect: 1 True 5 5
