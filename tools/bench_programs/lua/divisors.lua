-- SPDX-License-Identifier: MIT
-- divisors.py in Lua, for LuaJIT.
local function gcd(a, b)
   while b ~= 0 do
      a, b = b, a % b
   end
   return a
end

local limit = tonumber(arg[1]) or 320000
local sums, phi = {}, {}
local amicable, perfect, phi_total, gcd_total = 0, 0, 0, 0
for i = 0, limit do
   sums[i] = i > 1 and 1 or 0
end
for d = 2, math.floor(limit / 2) do
   for multiple = 2 * d, limit, d do
      sums[multiple] = sums[multiple] + d
   end
end
for n = 2, limit do
   local other = sums[n]
   if other == n then
      perfect = perfect + 1
   elseif n < other and other <= limit and sums[other] == n then
      amicable = amicable + 1
   end
end
for i = 0, limit do
   phi[i] = i
end
for p = 2, limit do
   if phi[p] == p then
      for multiple = p, limit, p do
         phi[multiple] = phi[multiple] - math.floor(phi[multiple] / p)
      end
   end
end
for i = 0, limit do
   phi_total = phi_total + phi[i]
end
for n = 1, math.floor(limit / 3) - 1 do
   gcd_total = gcd_total + gcd(720720, n)
end
print(string.format("divisors %d %d %d %.0f %.0f", limit, perfect, amicable, phi_total, gcd_total))
