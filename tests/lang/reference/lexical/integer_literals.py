# Decimal, binary, octal and hexadecimal, with underscores.
print(7, 2147483647, 0o177, 0b100110111, 3, 79228162514264337593543950336, 0o377, 0xdeadbeef)
print(100_000_000_000, 0b_1110_0101, 0x_FF_ff, 0o1_7, 1_0)
print(0, 00, 0_0, 000, 0X1F, 0B11, 0O17)
print(0xffffffffffffffffffffffff == 2**96 - 1)
# expect: 7 2147483647 127 311 3 79228162514264337593543950336 255 3735928559
# expect: 100000000000 229 65535 15 10
# expect: 0 0 0 0 31 3 15
# expect: True
