-- SPDX-License-Identifier: MIT
-- lu_solve.py in Lua, for LuaJIT: products of 61 bits are int64_t, since its numbers are doubles.
local ffi = require("ffi")
local int64 = ffi.typeof("int64_t")

local function decompose(a, order, n)
   for i = 0, n - 1 do
      order[i] = i
   end
   for k = 0, n - 1 do
      local pivot = k
      for i = k + 1, n - 1 do
         if math.abs(a[i][k]) > math.abs(a[pivot][k]) then
            pivot = i
         end
      end
      if pivot ~= k then
         a[k], a[pivot] = a[pivot], a[k]
         order[k], order[pivot] = order[pivot], order[k]
      end
      local top = a[k]
      local inverse = 1.0 / top[k]
      for i = k + 1, n - 1 do
         local row = a[i]
         local factor = row[k] * inverse
         row[k] = factor
         for j = k + 1, n - 1 do
            row[j] = row[j] - factor * top[j]
         end
      end
   end
end

local function solve(a, order, right, n)
   local x = {}
   for i = 0, n - 1 do
      x[i] = right[order[i]]
   end
   for i = 0, n - 1 do
      for j = 0, i - 1 do
         x[i] = x[i] - a[i][j] * x[j]
      end
   end
   for i = n - 1, 0, -1 do
      for j = i + 1, n - 1 do
         x[i] = x[i] - a[i][j] * x[j]
      end
      x[i] = x[i] / a[i][i]
   end
   return x
end

local n = tonumber(arg[1]) or 155
local worst, total = 0.0, 0.0
for seed = 1, 12 do
   local state, matrix, copy, right, order = seed, {}, {}, {}, {}
   for i = 0, n - 1 do
      right[i], matrix[i], copy[i] = i % 7 - 3.0, {}, {}
      for j = 0, n - 1 do
         state = tonumber((int64(state) * 1103515245 + 12345) % 2147483648)
         matrix[i][j] = state / 2147483648.0 + (i == j and 4.0 or 0.0)
         copy[i][j] = matrix[i][j]
      end
   end
   decompose(copy, order, n)
   local x, sum = solve(copy, order, right, n), 0.0
   for i = 0, n - 1 do
      local got = 0.0
      for j = 0, n - 1 do
         got = got + matrix[i][j] * x[j]
      end
      worst = math.max(worst, math.abs(got - right[i]))
      sum = sum + x[i]
   end
   total = total + sum
end
print(string.format("lu_solve %d %.6f %s", n, total, worst < 1e-9 and "True" or "False"))
