-- SPDX-License-Identifier: MIT
-- julia.py in Lua, for LuaJIT.
local LIMIT = 100

local function escape_time(x, y, cx, cy)
   for step = 0, LIMIT - 1 do
      local xx, yy = x * x, y * y
      if xx + yy > 4.0 then
         return step
      end
      x, y = xx - yy + cx, 2.0 * x * y + cy
   end
   return LIMIT
end

local size = tonumber(arg[1]) or 560
local counts, checksum, common = {}, 0, 0
for i = 0, LIMIT do
   counts[i] = 0
end
for row = 0, size - 1 do
   local y = 3.0 * row / size - 1.5
   for column = 0, size - 1 do
      local steps = escape_time(3.0 * column / size - 1.5, y, -0.7, 0.27015)
      counts[steps] = counts[steps] + 1
      checksum = (checksum * 31 + steps) % 1000003
   end
end
for i = 1, LIMIT - 1 do
   if counts[i] > counts[common] then
      common = i
   end
end
print(string.format("julia %d %d %d %d", size, counts[LIMIT], common, checksum))
