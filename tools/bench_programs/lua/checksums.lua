-- SPDX-License-Identifier: MIT
-- checksums.py in Lua, for LuaJIT: numbers of its bit library are 32 bits wide and signed.
local bit = require("bit")
local band, bor, bxor, lshift, rshift, tobit, tohex = bit.band, bit.bor, bit.bxor, bit.lshift, bit.rshift, bit.tobit, bit.tohex

local crc_table = {}
for n = 0, 255 do
   local value = n
   for _ = 1, 8 do
      value = band(value, 1) == 1 and bxor(rshift(value, 1), 0xEDB88320) or rshift(value, 1)
   end
   crc_table[n] = value
end

local function crc32(data, first, size)
   local crc = 0xFFFFFFFF
   for i = first, size - 1 do
      crc = bxor(crc_table[band(bxor(crc, data[i]), 0xFF)], rshift(crc, 8))
   end
   return bxor(crc, 0xFFFFFFFF)
end

local function fnv1a(data, first, size)
   local value = 0x811C9DC5
   for i = first, size - 1 do
      value = bxor(value, data[i])
      -- times 0x01000193 in two parts: a double holds 53 bits
      value = tobit(band(value, 0xFFFF) * 0x01000193 + lshift(tobit(rshift(value, 16) * 0x193), 16))
   end
   return value
end

local function adler32(data, first, size)
   local a, b = 1, 0
   for i = first, size - 1 do
      a = (a + data[i]) % 65521
      b = (b + a) % 65521
   end
   return bor(lshift(b, 16), a)
end

local size = tonumber(arg[1]) or 800000
local data, state, mixed = {}, 1, 0
for i = 0, size - 1 do
   state = (state * 69069 + 1) % 4294967296
   data[i] = rshift(state, 24)
end
for start = 0, 2 do
   mixed = bxor(mixed, crc32(data, start, size), fnv1a(data, start, size), adler32(data, start, size))
end
print(string.format("checksums %d %s %s", size, tohex(crc32(data, 0, size)), tohex(mixed)))
