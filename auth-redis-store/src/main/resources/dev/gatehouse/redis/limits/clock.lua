-- The clock of the server, and forgetting by it. Times are microseconds since the epoch.
local function present()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000000 + tonumber(time[2])
end

-- Whole numbers below 2^53 as text; Lua itself would write great ones with an exponent.
local function whole(number)
  return string.format('%.0f', number)
end

-- With a remainder, for that is exact: near 2^53 a quotient has no room for its thousandth parts.
local function milliseconds(micros)
  local rest = math.fmod(micros, 1000)
  return whole((micros - rest) / 1000 + (rest > 0 and 1 or 0))
end

local function put(key, value, micros)
  redis.call('SET', key, value, 'PX', milliseconds(micros))
end

local function keep(key, micros)
  redis.call('PEXPIRE', key, milliseconds(micros))
end

-- How long a key is kept yet, by whole milliseconds of the clock; nil if it stays.
local function left(key, now)
  local millis = redis.call('PTTL', key)
  return millis >= 0 and millis * 1000 - math.fmod(now, 1000) or nil
end
