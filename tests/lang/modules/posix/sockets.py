# _socket: TCP, UDP and Unix sockets on this machine, messages, timeouts, names, errors.
import _socket as S
import posix

a, b = S.socketpair()
print(a.family, a.type, a.proto, a.send(b"hello"), b.recv(2), b.recv(10))
room = bytearray(5)
a.sendall(b"abcdefg")
print(b.recv_into(room, 3), room, b.recvfrom_into(room), room)
r, w = posix.pipe()
print(a.sendmsg([b"x", b"yz"], [(S.SOL_SOCKET, S.SCM_RIGHTS, w.to_bytes(4, "little"))]))
data, extra, flags, address = b.recvmsg(10, S.CMSG_SPACE(4))
print(data, [(e[0], e[1], len(e[2])) for e in extra], address)
posix.write(int.from_bytes(extra[0][2], "little"), b"through")
posix.close(int.from_bytes(extra[0][2], "little"))
print(posix.read(r, 10))
a.send(b"12345")
print(b.recvmsg_into([room, bytearray(1)])[:2], room)
b.settimeout(0.01)
try:
    b.recv(1)
except TimeoutError as e:
    print(type(e).__name__, e, b.timeout, b.getblocking())
b.setblocking(False)
try:
    b.recv(1)
except BlockingIOError as e:
    print(e, b.gettimeout())
a.close()
print(b.recv(1), a.fileno(), a)
b.close()

server = S.socket()
server.setsockopt(S.SOL_SOCKET, S.SO_REUSEADDR, 1)
print(server.getsockopt(S.SOL_SOCKET, S.SO_REUSEADDR), server.getsockopt(1, 2, 4))
server.bind(("127.0.0.1", 0))
server.listen()
client = S.socket()
client.settimeout(5)
print(client.connect(server.getsockname()), client.getpeername() == server.getsockname())
fd, peer = server._accept()
print(peer == client.getsockname())
served = S.socket(fileno=fd)
print(served.family, served.type, served.proto)
client.sendall(b"z" * 100)
print(len(served.recv(1000)), served.shutdown(S.SHUT_WR), client.recv(1))
for s in (served, client, server):
    s.close()

u, v = S.socket(S.AF_INET, S.SOCK_DGRAM), S.socket(S.AF_INET, S.SOCK_DGRAM)
v.bind(("", 0))
port = v.getsockname()[1]
print(u.sendto(b"data", ("127.0.0.1", port)), v.recvfrom(100) == (b"data", u.getsockname()[:0] + ("127.0.0.1", u.getsockname()[1])))
u.close()
v.close()
x = S.socket(S.AF_UNIX)
x.bind(b"\0krait%d" % posix.getpid())
print(x.getsockname()[:6], x.detach() > 2)

s = S.socket()
for f in (lambda: S.socket("a"), lambda: S.socket(99), lambda: S.socket(1, 2, 3, 4, 5), lambda: S.socket(family=2, x=3), lambda: S.socket(fileno=-1),
          lambda: S.socket(fileno=9999), lambda: s.bind(3), lambda: s.bind(("a",)), lambda: s.bind(("127.0.0.1", "a")),
          lambda: s.bind(("127.0.0.1", 99999)), lambda: s.bind(("127.0.0.1", 2**70)), lambda: s.bind((3, 4)), lambda: s.bind(("a\0b", 0)),
          lambda: s.connect(("127.0.0.1", 1)), lambda: s.connect_ex(("127.0.0.1", 1)), lambda: s.connect("a"),
          lambda: x.bind(3), lambda: x.bind("a" * 200), lambda: s.settimeout("a"), lambda: s.settimeout(-1), lambda: s.settimeout(1e30),
          lambda: s.recv(-1), lambda: s.recv("a"), lambda: s.recvfrom(-1), lambda: s.recv_into(bytearray(3), -1),
          lambda: s.recv_into(bytearray(3), 10), lambda: s.recv_into(b"a"), lambda: s.recvmsg(-1), lambda: s.recvmsg(1, -1),
          lambda: s.recvmsg_into([b"a"]), lambda: s.recvmsg_into(3), lambda: s.send("a"), lambda: s.sendto(b"a"), lambda: s.sendto(b"a", 3),
          lambda: s.sendmsg(3), lambda: s.sendmsg(["a"]), lambda: s.sendmsg([b"a"], 3), lambda: s.sendmsg([b"a"], [3]),
          lambda: s.sendmsg([b"a"], [(1, 2)]), lambda: s.sendmsg([b"a"], [(1, 2, "a")]), lambda: s.getsockopt(1, 2, -1),
          lambda: s.setsockopt(1, 2, "a"), lambda: s.setsockopt(1, 2), lambda: s.listen("a"),
          lambda: S.getaddrinfo("127.0.0.1", 80, 0, 1), lambda: S.getaddrinfo(b"127.0.0.1", b"80", 2, 1), lambda: S.getaddrinfo(None, None),
          lambda: S.getaddrinfo(3, 4), lambda: S.getaddrinfo("127.0.0.1", 80, 99), lambda: S.getaddrinfo(None, 80, 2, 1, 0, S.AI_PASSIVE),
          lambda: S.getnameinfo(("127.0.0.1", 80), 3), lambda: S.getnameinfo(3, 0), lambda: S.getnameinfo(("a",), 0),
          lambda: S.gethostbyname("127.0.0.1"), lambda: S.gethostbyname(3), lambda: S.getservbyname(3), lambda: S.getservbyport(2**20),
          lambda: (S.ntohs(1), S.htons(258), S.ntohl(1), S.htonl(2)), lambda: S.ntohs(-1), lambda: S.ntohs(2**16), lambda: S.ntohl(2**32),
          lambda: S.inet_aton("1.2.3.4"), lambda: S.inet_aton("x"), lambda: S.inet_ntoa(b"1234"), lambda: S.inet_ntoa(b"123"),
          lambda: S.inet_pton(10, "::1"), lambda: S.inet_pton(2, "x"), lambda: S.inet_pton(99, "x"), lambda: S.inet_ntop(10, b"1" * 16),
          lambda: S.inet_ntop(2, b"1"), lambda: S.inet_ntop(99, b"1"), lambda: S.if_nametoindex("lo"), lambda: S.if_indextoname(1),
          lambda: S.if_nametoindex("no such"), lambda: S.if_indextoname(-1), lambda: (S.CMSG_LEN(3), S.CMSG_SPACE(3)), lambda: S.CMSG_LEN(-1),
          lambda: S.setdefaulttimeout(-1), lambda: S.dup(9999), lambda: S.close(9999), lambda: S.gaierror.__mro__, lambda: S.timeout):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(s.detach() > 2, s.fileno())
# expect: 1 1 0 5 b'he' b'llo'
# expect: 3 bytearray(b'defg\x00') (4, None) bytearray(b'defg\x00')
# expect: 3
# expect: b'xyz' [(1, 1, 4)] None
# expect: b'through'
# expect: (5, []) bytearray(b'12345')
# expect: TimeoutError timed out 0.01 True
# expect: [Errno 11] Resource temporarily unavailable 0.0
# expect: b'' -1 <socket object, fd=-1, family=1, type=1, proto=0>
# expect: 1 b'\x01\x00\x00\x00'
# expect: None True
# expect: True
# expect: 2 1 6
# expect: 100 None b''
# expect: 4 True
# expect: b'\x00krait' True
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OSError [Errno 97] Address family not supported by protocol
# expect: TypeError socket() takes at most 4 arguments (5 given)
# expect: TypeError socket() got an unexpected keyword argument 'x'
# expect: ValueError negative file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: TypeError bind(): AF_INET address must be tuple, not int
# expect: TypeError AF_INET address must be a pair (host, port)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError bind(): port must be 0-65535.
# expect: OverflowError bind(): port must be 0-65535.
# expect: TypeError str, bytes or bytearray expected, not int
# expect: TypeError host name must not contain null character
# expect: ConnectionRefusedError [Errno 111] Connection refused
# expect: 111
# expect: TypeError connect(): AF_INET address must be tuple, not str
# expect: TypeError a bytes-like object is required, not 'int'
# expect: OSError AF_UNIX path too long
# expect: TypeError 'str' object cannot be interpreted as an integer or float
# expect: ValueError Timeout value out of range
# expect: OverflowError timestamp out of range for C PyTime_t
# expect: ValueError negative buffersize in recv
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError negative buffersize in recvfrom
# expect: ValueError negative buffersize in recv_into
# expect: ValueError buffer too small for requested bytes
# expect: TypeError recv_into() argument 1 must be read-write bytes-like object, not bytes
# expect: ValueError negative buffer size in recvmsg()
# expect: ValueError invalid ancillary data buffer length
# expect: TypeError recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers
# expect: TypeError recvmsg_into() argument 1 must be an iterable
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError sendto() takes 2 or 3 arguments (1 given)
# expect: TypeError sendto(): AF_INET address must be tuple, not int
# expect: TypeError sendmsg() argument 1 must be an iterable
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError sendmsg() argument 2 must be an iterable
# expect: TypeError [sendmsg() ancillary data items]() argument must be 3-item tuple, not int
# expect: TypeError [sendmsg() ancillary data items]() argument must be tuple of length 3, not 2
# expect: TypeError a bytes-like object is required, not 'str'
# expect: OSError getsockopt buflen out of range
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError setsockopt() takes exactly 3 arguments (2 given)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: [(2, 1, 6, '', ('127.0.0.1', 80))]
# expect: [(2, 1, 6, '', ('127.0.0.1', 80))]
# expect: gaierror [Errno -2] Name or service not known
# expect: TypeError getaddrinfo() argument 1 must be string or None
# expect: gaierror [Errno -6] ai_family not supported
# expect: [(2, 1, 6, '', ('0.0.0.0', 80))]
# expect: ('127.0.0.1', '80')
# expect: TypeError getnameinfo() argument 1 must be a tuple
# expect: TypeError getnameinfo(): illegal sockaddr argument
# expect: 127.0.0.1
# expect: TypeError gethostbyname() argument 1 must be str, bytes or bytearray, not int
# expect: TypeError getservbyname() argument 1 must be str, not int
# expect: OverflowError getservbyport: port must be 0-65535.
# expect: (256, 513, 16777216, 33554432)
# expect: ValueError Cannot convert negative int
# expect: OverflowError Python int too large for C uint16_t
# expect: OverflowError Python int too large for C uint32_t
# expect: b'\x01\x02\x03\x04'
# expect: OSError illegal IP address string passed to inet_aton
# expect: 49.50.51.52
# expect: OSError packed IP wrong length for inet_ntoa
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01'
# expect: OSError illegal IP address string passed to inet_pton
# expect: OSError [Errno 97] Address family not supported by protocol
# expect: 3131:3131:3131:3131:3131:3131:3131:3131
# expect: ValueError invalid length of packed IP address string
# expect: ValueError unknown address family 99
# expect: 1
# expect: lo
# expect: OSError [Errno 19] No such device
# expect: ValueError Cannot convert negative int
# expect: (19, 24)
# expect: OverflowError CMSG_LEN() argument out of range
# expect: ValueError Timeout value out of range
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: (<class 'socket.gaierror'>, <class 'OSError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: <class 'TimeoutError'>
# expect: True -1
