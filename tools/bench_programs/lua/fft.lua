-- SPDX-License-Identifier: MIT
-- fft.py in Lua, for LuaJIT.
local bit = require("bit")
local band, bor, bxor, rshift = bit.band, bit.bor, bit.bxor, bit.rshift

local function transform(re, im, n, inverse)
   local j = 0
   for i = 1, n - 1 do
      local mask = rshift(n, 1)
      while band(j, mask) ~= 0 do
         j = bxor(j, mask)
         mask = rshift(mask, 1)
      end
      j = bor(j, mask)
      if i < j then
         re[i], re[j] = re[j], re[i]
         im[i], im[j] = im[j], im[i]
      end
   end
   local length = 2
   while length <= n do
      local angle = 2.0 * math.pi / length * (inverse and -1.0 or 1.0)
      local step_re, step_im, half = math.cos(angle), math.sin(angle), length / 2
      for start = 0, n - 1, length do
         local w_re, w_im = 1.0, 0.0
         for k = start, start + half - 1 do
            local m = k + half
            local v_re, v_im = re[m] * w_re - im[m] * w_im, re[m] * w_im + im[m] * w_re
            local u_re, u_im = re[k], im[k]
            re[k], im[k] = u_re + v_re, u_im + v_im
            re[m], im[m] = u_re - v_re, u_im - v_im
            w_re, w_im = w_re * step_re - w_im * step_im, w_re * step_im + w_im * step_re
         end
      end
      length = length * 2
   end
   if inverse then
      for i = 0, n - 1 do
         re[i], im[i] = re[i] / n, im[i] / n
      end
   end
end

local size = tonumber(arg[1]) or 65536
local signal, total, cut = {}, 0.0, 4
for i = 0, size - 1 do
   signal[i] = math.sin(0.05 * i) + 0.5 * math.cos(0.31 * i)
end
while cut <= 16 do
   local re, im, sum = {}, {}, 0.0
   for i = 0, size - 1 do
      re[i], im[i] = signal[i], 0.0
   end
   transform(re, im, size, false)
   for i = math.floor(size / cut), size - math.floor(size / cut) - 1 do
      re[i], im[i] = 0.0, 0.0
   end
   transform(re, im, size, true)
   for i = 0, size - 1 do
      sum = sum + re[i] * signal[i]
   end
   total = total + sum
   cut = cut * 2
end
print(string.format("fft %d %.6f", size, total))
