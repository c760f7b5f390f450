# uuid 6, 7 and 8 have their versions; nil and max are constants.
import uuid
print(uuid.NIL, uuid.MAX)
print(uuid.uuid8(1, 2, 3), uuid.uuid8(1, 2, 3).version)
a, b = uuid.uuid7(), uuid.uuid7()
print(a.version, a.variant == uuid.RFC_4122, a < b)
print(uuid.uuid6(node=0x112233445566, clock_seq=5).version, hex(uuid.uuid6(node=0x112233445566).node))
print(uuid.uuid3(uuid.NAMESPACE_URL, "x").version, uuid.uuid5(uuid.NAMESPACE_URL, b"x") == uuid.uuid5(uuid.NAMESPACE_URL, "x"))
# expect: 00000000-0000-0000-0000-000000000000 ffffffff-ffff-ffff-ffff-ffffffffffff
# expect: 00000000-0001-8002-8000-000000000003 8
# expect: 7 True True
# expect: 6 0x112233445566
# expect: 3 True
