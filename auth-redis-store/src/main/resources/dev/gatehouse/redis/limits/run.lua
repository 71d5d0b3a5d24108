-- Takes from all limits or from none.
-- KEYS: those of each limit, one after the other. ARGV: "take", "peek", or "return" and the instant of a take that is to
-- be undone; then each limit: way of counting, form of the counter, number of keys, cost, permits, microseconds of the
-- period; and of smoothing threshold, trigger, step, microseconds of delay.
-- Answers the time, then six numbers for each limit; or "odd", which one and why, if what stands there is no counter.
-- Nothing was written then.
local function limitOf(number, text, place)
  local way, form, keys, cost, permits, length, smoothing =
    string.match(text, '^(%a) (%a+) (%d) (%d+) (%d+) (%d+)(.*)$')
  local limit = {
    number = number, place = place, way = way, form = forms[form], keys = tonumber(keys), cost = tonumber(cost),
    permits = tonumber(permits), length = tonumber(length),
  }
  if smoothing ~= '' then
    local threshold, trigger, step, delay = string.match(smoothing, '^ (%d+) (%S+) (%d+) (%d+)$')
    limit.threshold, limit.trigger = tonumber(threshold), tonumber(trigger)
    limit.step, limit.delay = tonumber(step), tonumber(delay)
  end
  return limit
end

local function limitsFrom(first)
  local limits, place = {}, 1
  for i = first, #ARGV do
    local limit = limitOf(i - first, ARGV[i], place)
    place = place + limit.keys
    limit.kept = limit.form.read(limit)
    limits[#limits + 1] = limit
  end
  return limits
end

local function ask(limits)
  local all = true
  for _, limit in ipairs(limits) do
    limit.status, limit.after, limit.finish = take[limit.way](limit, limit.kept, limit.cost)
    all = all and limit.status[1] == 1
  end
  if all then
    return
  end
  for _, limit in ipairs(limits) do
    if limit.status[1] == 1 then
      limit.status, limit.after, limit.finish = take[limit.way](limit, limit.kept, 0)
    end
  end
end

local function write(limits)
  for _, limit in ipairs(limits) do
    if limit.after ~= limit.kept then
      limit.form.write(limit, limit.kept, limit.after, limit.finish)
    end
  end
end

local function answer(limits)
  local numbers = {now}
  for _, limit in ipairs(limits) do
    for i = 1, 6 do
      numbers[#numbers + 1] = limit.status[i]
    end
  end
  return numbers
end

local function undo(limit, time)
  local kept = limit.kept
  if not kept then
    return
  end
  if kept.uses then
    limit.form.remove(limit, time)
  elseif kept.level then
    local level = kept.level + limit.cost * limit.length
    local full = limit.permits * limit.length
    local after = level < full and {level = level, at = kept.at} or nil
    limit.form.write(limit, kept, after, now + limit.length)
  elseif kept.since <= time and time < kept.since + limit.length and kept.used >= limit.cost then
    local used = kept.used - limit.cost
    local after = used > 0 and {since = kept.since, used = used} or nil
    limit.form.write(limit, kept, after, kept.since + limit.length)
  end
end

local function run()
  if ARGV[1] == 'return' then
    for _, limit in ipairs(limitsFrom(3)) do
      undo(limit, tonumber(ARGV[2]))
    end
    return {now}
  end
  local limits = limitsFrom(2)
  ask(limits)
  if ARGV[1] == 'take' then
    write(limits)
  end
  return answer(limits)
end

local done, result = pcall(run)
if done then
  return result
end
if type(result) == 'table' and result.what then
  return {'odd', result.limit, result.what}
end
error(result)
