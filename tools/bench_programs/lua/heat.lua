-- SPDX-License-Identifier: MIT
-- heat.py in Lua, for LuaJIT.
local SIZE = 100

local function make_plate()
   local plate = {}
   for i = 0, SIZE - 1 do
      plate[i] = {}
      for j = 0, SIZE - 1 do
         plate[i][j] = 0.0
      end
   end
   for i = 0, SIZE - 1 do
      plate[0][i] = 100.0
      plate[i][0] = 75.0
   end
   return plate
end

local function step(old, new, rate)
   local largest = 0.0
   for i = 1, SIZE - 2 do
      local above, here, below, out = old[i - 1], old[i], old[i + 1], new[i]
      for j = 1, SIZE - 2 do
         local centre = here[j]
         local change = rate * (above[j] + below[j] + here[j - 1] + here[j + 1] - 4.0 * centre)
         out[j] = centre + change
         if change < 0.0 then
            change = -change
         end
         if change > largest then
            largest = change
         end
      end
   end
   return largest
end

local steps = tonumber(arg[1]) or 650
local old, new, change, total = make_plate(), make_plate(), 0.0, 0.0
for _ = 1, steps do
   change = step(old, new, 0.2)
   old, new = new, old
end
for i = 0, SIZE - 1 do
   for j = 0, SIZE - 1 do
      total = total + old[i][j]
   end
end
print(string.format("heat %d %.6f %.9f", steps, total, change))
