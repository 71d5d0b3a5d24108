-- In place of the clock of the server: a clock that is told as the last argument, and forgetting by it. When each key is
-- to be forgotten stands in a hash of the same slot.
local told = tonumber(table.remove(ARGV))

local function present()
  return told
end

local function whole(number)
  return string.format('%.0f', number)
end

local function ends(key)
  return '{' .. (string.match(key, '{(.-)}') or string.match(key, '^(.-)/%d+$') or key) .. '}ends'
end

local function keep(key, micros)
  redis.call('HSET', ends(key), key, whole(told + micros))
end

local function put(key, value, micros)
  redis.call('SET', key, value)
  keep(key, micros)
end

local function left(key, now)
  local finish = redis.call('HGET', ends(key), key)
  return finish and tonumber(finish) - now
end

for _, key in ipairs(KEYS) do
  local all = redis.call('HGETALL', ends(key))
  for i = 1, #all, 2 do
    if tonumber(all[i + 1]) <= told then
      redis.call('DEL', all[i])
      redis.call('HDEL', ends(key), all[i])
    end
  end
end
