-- SPDX-License-Identifier: MIT
-- monte_carlo.py in Lua, for LuaJIT: the state is a uint64_t, since its numbers are doubles.
local bit = require("bit")
local ffi = require("ffi")
local uint64 = ffi.typeof("uint64_t")
local Random = {}
Random.__index = Random

function Random.next(self, bits)
   self.state = bit.band(self.state * 0x5DEECE66DULL + 0xBULL, 0xFFFFFFFFFFFFULL)
   return math.floor(tonumber(self.state) / 2 ^ (48 - bits)) -- bit.rshift() here is compiled wrongly by 2.1.0-beta3
end

function Random.uniform(self)
   return self:next(30) / 1073741824.0
end

local samples = tonumber(arg[1]) or 1200000
local half, inside, below = math.floor(samples / 2), 0, 0
local random = setmetatable({state = bit.bxor(uint64(2026), 0x5DEECE66DULL)}, Random)
for _ = 1, samples do
   local x, y = random:uniform(), random:uniform()
   if x * x + y * y <= 1.0 then
      inside = inside + 1
   end
end
for _ = 1, half do
   local z = random:uniform()
   local x = random:uniform()
   local y = random:uniform()
   if z < x * y then
      below = below + 1
   end
end
print(string.format("monte_carlo %d %.6f %.6f %.0f", samples, 4.0 * inside / samples, below / half, tonumber(random.state)))
