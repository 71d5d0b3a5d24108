-- Counters as the original gateway has them, for limits that it counts in Redis: quotas, fixed windows and logs.
local tyk = {}
forms.tyk = tyk

local function count(limit, key)
  local text = redis.pcall('GET', key)
  if not text then
    return nil
  end
  if type(text) == 'table' then
    odd(limit, redis.call('TYPE', key).ok)
  end
  if not string.find(text, '^%d+$') then
    odd(limit, 'strange')
  end
  return number(limit, text)
end

-- A quota: the number of requests; its window ends when the key does. KEYS: the counter.
local quota = {}

function quota.read(limit)
  local key = KEYS[limit.place]
  local used = count(limit, key)
  if not used then
    return nil
  end
  local rest = left(key, now)
  -- Without an end it begins now, and a start that is not over yet is written down as the present.
  return {since = rest and now + rest - limit.length or now + 1, used = used}
end

local function add(key, before, after, finish)
  if before and before.since == after.since then
    redis.call('INCRBY', key, whole(after.used - before.used))
  else
    put(key, whole(after.used), finish - now)
  end
end

function quota.write(limit, before, after, finish)
  if after then
    add(KEYS[limit.place], before, after, finish)
  elseif before then
    redis.call('DEL', KEYS[limit.place])
  end
end

-- A fixed window: the number of requests under a name that ends with the start in nanoseconds. KEYS: the name without it,
-- and where the window that was counted in last is noted: "f <start> <name>".
local fixed = {}

local function nameAt(limit, since)
  return KEYS[limit.place] .. '/' .. whole(since) .. '000'
end

function fixed.read(limit)
  local start = quotient(now, limit.length) * limit.length
  local noted = redis.pcall('GET', KEYS[limit.place + 1])
  if type(noted) == 'table' then
    odd(limit, redis.call('TYPE', KEYS[limit.place + 1]).ok)
  end
  local last = noted and (string.match(noted, '^f (%d+) ') or odd(limit, 'strange'))
  local since = math.max(start, last and number(limit, last) or start)
  local used = count(limit, nameAt(limit, since))
  return used and {since = since, used = used}
end

function fixed.write(limit, before, after, finish)
  if not after then
    redis.call('DEL', nameAt(limit, before.since))
    return
  end
  local name = nameAt(limit, after.since)
  add(name, before, after, finish)
  if not before or before.since ~= after.since then
    put(KEYS[limit.place + 1], 'f ' .. whole(after.since) .. ' ' .. name, finish - now)
  end
  if before and before.since ~= after.since then
    redis.call('DEL', nameAt(limit, before.since))
  end
end

-- A log: a sorted set of times in nanoseconds, which are text and never calculated with, for a double has no room for
-- them; all but the last three digits are microseconds. KEYS: the set, and if it is smoothed the allowance: a hash.
local log = {}

local function micros(limit, member)
  local found = string.match(member, '^(%d+)%d%d%d$')
  if not found then
    odd(limit, 'strange')
  end
  return number(limit, found)
end

-- Days since the epoch of a date; years begin in March, so that the leap day is the last one.
local function days(year, month, day)
  if month <= 2 then
    year, month = year - 1, month + 12
  end
  local leaps = math.floor(year / 4) - math.floor(year / 100) + math.floor(year / 400)
  return 365 * year + leaps + math.floor((153 * (month - 3) + 2) / 5) + day - 719469
end

-- The instant that a time as of RFC 3339 means.
local function instant(limit, text)
  local date, clock, fraction, zone =
    string.match(text, '^(%d%d%d%d%-%d%d%-%d%d)T(%d%d:%d%d:%d%d)(%.?%d*)([Z+-]%d*:?%d*)$')
  if not date then
    odd(limit, 'strange')
  end
  local year, month, day = string.match(date, '^(%d+)-(%d+)-(%d+)$')
  local hours, minutes, seconds = string.match(clock, '^(%d+):(%d+):(%d+)$')
  local sign, aside, minutesAside = string.match(zone, '^([+-])(%d+):(%d+)$')
  local time = days(tonumber(year), tonumber(month), tonumber(day)) * 86400 + hours * 3600 + minutes * 60 + seconds
  if sign then
    time = time - tonumber(sign .. '1') * (aside * 3600 + minutesAside * 60)
  end
  return time * 1000000 + tonumber(string.sub(string.sub(fraction, 2) .. '000000', 1, 6))
end

-- An instant as of RFC 3339, in UTC.
local function rfc3339(time)
  local seconds, fraction = quotient(time, 1000000)
  local day, second = quotient(seconds, 86400)
  local year = 1970 + math.floor(day / 366)
  while days(year + 1, 1, 1) <= day do
    year = year + 1
  end
  local month = 1
  while month < 12 and days(year, month + 1, 1) <= day do
    month = month + 1
  end
  return string.format('%04d-%02d-%02dT%02d:%02d:%02d.%06dZ', year, month, day - days(year, month, 1) + 1,
    math.floor(second / 3600), math.floor(second / 60) % 60, second % 60, fraction)
end

local function readAllowance(limit, kept)
  local found = redis.pcall('HMGET', KEYS[limit.place + 1], 'current', 'nextUpdateAt')
  if found.err then
    odd(limit, redis.call('TYPE', KEYS[limit.place + 1]).ok)
  end
  if found[1] then
    kept.allowance = number(limit, found[1])
    kept.change = instant(limit, found[2] or '')
  end
end

function log.read(limit)
  local key = KEYS[limit.place]
  local size = redis.pcall('ZCARD', key)
  if type(size) == 'table' then
    odd(limit, redis.call('TYPE', key).ok)
  end
  local uses = {count = size}
  function uses.at(i)
    return micros(limit, redis.call('ZRANGE', key, i - 1, i - 1)[1])
  end
  function uses.all()
    local all = redis.call('ZRANGE', key, 0, -1)
    for i = 1, #all do
      all[i] = micros(limit, all[i])
    end
    return all
  end
  local kept = {uses = uses, allowance = 0, change = 0}
  if limit.threshold then
    readAllowance(limit, kept)
  end
  return (size > 0 or kept.allowance > 0) and kept or nil
end

-- Adds times, the oldest first; uses of one microsecond differ in nanoseconds that did not happen.
local function insert(key, times, lastMember)
  local last, nanos = string.match(lastMember or '000', '^(%d*)(%d%d%d)$')
  last, nanos = tonumber(last) or 0, tonumber(nanos)
  for from = 1, #times, MOST_AT_ONCE do
    local members = {}
    for i = from, math.min(#times, from + MOST_AT_ONCE - 1) do
      if times[i] > last then
        last, nanos = times[i], 0
      elseif nanos == 999 then
        last, nanos = last + 1, 0
      else
        nanos = nanos + 1
      end
      local member = whole(last) .. string.format('%03d', nanos)
      members[#members + 1] = member
      members[#members + 1] = member
    end
    redis.call('ZADD', key, unpack(members))
  end
end

local function writeUses(limit, after)
  local key = KEYS[limit.place]
  local times = copies(now, after.added)
  if after.uses.rewritten then
    redis.call('DEL', key)
    local all = {}
    for i = after.dropped + 1, after.uses.count do
      all[#all + 1] = after.uses.at(i)
    end
    for _, time in ipairs(times) do
      all[#all + 1] = time
    end
    insert(key, all, nil)
    return
  end
  if after.dropped > 0 then
    redis.call('ZREMRANGEBYRANK', key, 0, after.dropped - 1)
  end
  if after.added > 0 then
    insert(key, times, redis.call('ZRANGE', key, -1, -1)[1])
  end
end

local function writeAllowance(limit, after)
  local key = KEYS[limit.place + 1]
  redis.call('HSET', key, 'delay', whole(math.floor(limit.delay / 1000000)), 'current', whole(after.allowance),
    'nextUpdateAt', rfc3339(after.change))
end

function log.write(limit, before, after, finish)
  if not after then
    redis.call('DEL', KEYS[limit.place])
    if limit.threshold then
      redis.call('DEL', KEYS[limit.place + 1])
    end
    return
  end
  writeUses(limit, after)
  if after.logged > now then
    keep(KEYS[limit.place], after.logged - now)
  end
  if not limit.threshold then
    return
  end
  if not (before and before.allowance == after.allowance and before.change == after.change) then
    writeAllowance(limit, after)
  end
  keep(KEYS[limit.place + 1], finish - now)
end

-- Removes the youngest uses of one instant.
function log.remove(limit, time)
  local key = KEYS[limit.place]
  for _ = 1, limit.cost do
    local last = redis.call('ZRANGE', key, -1, -1)[1]
    if not last or micros(limit, last) ~= time then
      return
    end
    redis.call('ZREM', key, last)
  end
  if limit.threshold and redis.call('ZCARD', key) == 0 and begun(limit, time) then
    redis.call('DEL', KEYS[limit.place + 1])
  end
end

local ways = {o = quota, f = fixed, s = log}

function tyk.read(limit)
  return ways[limit.way].read(limit)
end

function tyk.write(limit, before, after, finish)
  ways[limit.way].write(limit, before, after, finish)
end

function tyk.remove(limit, time)
  log.remove(limit, time)
end
