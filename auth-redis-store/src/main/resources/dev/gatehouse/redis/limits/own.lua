-- Counters in our own layout. Windows and buckets are text: "w <since> <used>", "b <level> <at>". A log is a list: first
-- "l <allowance> <next change>", then the times, the oldest first.
local forms = {}
local own = {}
forms.own = own

-- Lua would pass on no more than some thousand at once.
local MOST_AT_ONCE = 1000

local function odd(limit, what)
  error({limit = limit.number, what = what})
end

local function number(limit, text)
  local found = tonumber(text)
  if not found or found > 9007199254740992 then
    odd(limit, 'strange')
  end
  return found
end

-- What stands there was not written by this way of counting, for each has names of its own.
local function strange(limit, reply)
  odd(limit, type(reply) == 'table' and redis.call('TYPE', KEYS[limit.place]).ok or 'strange')
end

local function readLog(limit)
  local key = KEYS[limit.place]
  local head = redis.pcall('LRANGE', key, 0, 1)
  if head.err then
    strange(limit, head)
  end
  if #head == 0 then
    return nil
  end
  local allowance, change = string.match(head[1], '^l (%d+) (%d+)$')
  if not allowance then
    odd(limit, 'strange')
  end
  local uses = {count = redis.call('LLEN', key) - 1}
  function uses.at(i)
    return number(limit, i == 1 and head[2] or redis.call('LINDEX', key, i))
  end
  function uses.all()
    local all = redis.call('LRANGE', key, 1, -1)
    for i = 1, #all do
      all[i] = number(limit, all[i])
    end
    return all
  end
  return {uses = uses, allowance = number(limit, allowance), change = number(limit, change)}
end

function own.read(limit)
  if limit.way == 's' then
    return readLog(limit)
  end
  local text = redis.pcall('GET', KEYS[limit.place])
  if not text then
    return nil
  end
  local kind, first, second
  if type(text) == 'string' then
    kind, first, second = string.match(text, '^([wb]) (%d+) (%d+)$')
  end
  if not kind or (kind == 'b') ~= (limit.way == 'b') then
    strange(limit, text)
  end
  first, second = number(limit, first), number(limit, second)
  if kind == 'b' then
    return {level = first, at = second}
  end
  return {since = first, used = second}
end

local function push(key, times)
  for from = 1, #times, MOST_AT_ONCE do
    redis.call('RPUSH', key, unpack(times, from, math.min(#times, from + MOST_AT_ONCE - 1)))
  end
end

local function copies(value, count)
  local all = {}
  for i = 1, count do
    all[i] = value
  end
  return all
end

local function writeLog(limit, before, after)
  local key = KEYS[limit.place]
  local head = 'l ' .. whole(after.allowance) .. ' ' .. whole(after.change)
  if after.uses.rewritten then
    redis.call('DEL', key)
    before = nil
  end
  if not before then
    local times = {head}
    for i = after.dropped + 1, after.uses.count do
      times[#times + 1] = whole(after.uses.at(i))
    end
    push(key, times)
  elseif after.dropped > 0 then
    -- What is dropped last makes room for the head.
    redis.call('LTRIM', key, after.dropped, -1)
    redis.call('LSET', key, 0, head)
  elseif before.allowance ~= after.allowance or before.change ~= after.change then
    redis.call('LSET', key, 0, head)
  end
  if after.added > 0 then
    push(key, copies(whole(now), after.added))
  end
end

function own.write(limit, before, after, finish)
  local key = KEYS[limit.place]
  if not after then
    if before then
      redis.call('DEL', key)
    end
  elseif after.uses then
    writeLog(limit, before, after)
    keep(key, finish - now)
  elseif after.level then
    put(key, 'b ' .. whole(after.level) .. ' ' .. whole(after.at), finish - now)
  else
    put(key, 'w ' .. whole(after.since) .. ' ' .. whole(after.used), finish - now)
  end
end

-- Whether smoothing began at an instant, so that without the uses of then nothing is to be remembered.
local function begun(limit, time)
  return not limit.threshold
    or limit.kept.change == time + limit.delay and limit.kept.allowance == math.min(limit.permits, limit.threshold)
end

-- Removes the youngest uses of one instant.
function own.remove(limit, time)
  local key = KEYS[limit.place]
  if limit.cost > 0 then
    redis.call('LREM', key, whole(-limit.cost), whole(time))
  end
  if redis.call('LLEN', key) == 1 and begun(limit, time) then
    redis.call('DEL', key)
  end
end
