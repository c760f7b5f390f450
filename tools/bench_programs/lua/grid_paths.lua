-- SPDX-License-Identifier: MIT
-- grid_paths.py in Lua, for LuaJIT: products of 60 bits are int64_t, since its numbers are doubles.
local ffi = require("ffi")
local int64 = ffi.typeof("int64_t")
local MOD, MOD64 = 1000000007, int64(1000000007)

local function zeros(size)
   local list = {}
   for i = 0, size - 1 do
      list[i] = 0
   end
   return list
end

local function product(a, b)
   return tonumber(int64(a) * int64(b) % MOD64)
end

local function paths(rows, columns)
   local ways = zeros(columns)
   ways[0] = 1
   for r = 0, rows - 1 do
      for c = 0, columns - 1 do
         if (r * 7 + c * 13) % 11 == 5 then
            ways[c] = 0
         elseif c > 0 then
            ways[c] = (ways[c] + ways[c - 1]) % MOD
         end
      end
   end
   return ways[columns - 1]
end

local function change(amount)
   local ways = zeros(amount + 1)
   ways[0] = 1
   for _, coin in ipairs({1, 2, 5, 10, 20, 50, 100, 200}) do
      for value = coin, amount do
         ways[value] = (ways[value] + ways[value - coin]) % MOD
      end
   end
   return ways[amount]
end

local function catalan(n)
   local numbers = zeros(n + 1)
   numbers[0] = 1
   for i = 1, n do
      local total = 0
      for j = 0, i - 1 do
         total = (total + product(numbers[j], numbers[i - 1 - j])) % MOD
      end
      numbers[i] = total
   end
   return numbers[n]
end

local function power(base, exponent)
   local result = 1
   base = base % MOD
   while exponent > 0 do
      if exponent % 2 == 1 then
         result = product(result, base)
      end
      base = product(base, base)
      exponent = math.floor(exponent / 2)
   end
   return result
end

local size, total = tonumber(arg[1]) or 1800, 0
local a, b, c = paths(size, math.floor(size * 3 / 2)), change(size * 100), catalan(size)
for i = 1, size * 8 - 1 do
   total = (total + power(i, MOD - 2)) % MOD
end
print(string.format("grid_paths %d %d %d %d %d", size, a, b, c, total))
