-- The functions of the records in dev.gatehouse.limit, repeated: each takes a limit, the counter that is kept or nil, and
-- a cost, and gives how the limit stands, the counter to be kept - the same table if it did not change, nil for none - and
-- until when. All numbers are whole and at most 2^53, so doubles have them exactly.
local now = present()
local NEVER = -1

local function quotient(dividend, divisor)
  local rest = math.fmod(dividend, divisor)
  if rest < 0 then
    rest = rest + divisor
  end
  return (dividend - rest) / divisor, rest
end

local function ceiling(dividend, divisor)
  local whole, rest = quotient(dividend, divisor)
  return rest > 0 and whole + 1 or whole
end

-- As LimitStatus: granted, permits, remaining, reset, time to wait, movement.
local function granted(permits, remaining, reset)
  return {1, permits, remaining, reset, 0, 0}
end

local function refused(permits, remaining, reset, wait)
  return {0, permits, remaining, reset, wait, 0}
end

local function windowed(limit, kept, since, used, cost, finish)
  local free = math.max(0, limit.permits - used)
  local after = kept
  if kept and kept.since ~= since then
    after = {since = since, used = used}
  end
  if cost > free then
    return refused(limit.permits, free, finish, cost > limit.permits and NEVER or finish - now), after, finish
  end
  if cost > 0 then
    after = {since = since, used = used + cost}
  end
  return granted(limit.permits, free - cost, finish), after, finish
end

local take = {}

-- OpenedWindow
function take.o(limit, kept, cost)
  if not kept or now - kept.since >= limit.length then
    return windowed(limit, nil, now, 0, cost, now + limit.length)
  end
  local since = math.min(kept.since, now)
  return windowed(limit, kept, since, kept.used, cost, since + limit.length)
end

-- FixedWindow
function take.f(limit, kept, cost)
  local start = quotient(now, limit.length) * limit.length
  if not kept or kept.since < start then
    return windowed(limit, nil, start, 0, cost, start + limit.length)
  end
  return windowed(limit, kept, start, kept.used, cost, start + limit.length)
end

-- TokenBucket
function take.b(limit, kept, cost)
  local full = limit.permits * limit.length
  local level = full
  if kept then
    local passed = math.max(0, math.min(limit.length, now - kept.at))
    level = math.min(full, kept.level + passed * limit.permits)
  end
  local may = cost <= limit.permits and cost * limit.length <= level
  local rest = may and level - cost * limit.length or level
  local refilled = now + ceiling(full - rest, limit.permits)
  local remaining = quotient(rest, limit.length)
  local status
  if may then
    status = granted(limit.permits, remaining, refilled)
  else
    local wait = cost > limit.permits and NEVER or ceiling(cost * limit.length - rest, limit.permits)
    status = refused(limit.permits, remaining, refilled, wait)
  end
  if rest == full then
    return status, nil, refilled
  end
  local idle = cost == 0 or not may
  return status, idle and kept and kept.at <= now and kept or {level = rest, at = now}, refilled
end

-- Smoothing.raised, and if that changes nothing, Smoothing.lowered
local function moved(limit, at, used)
  local raised = at
  if used >= at - limit.trigger * limit.step then
    raised = math.min(limit.permits, at + limit.step)
  end
  if raised > at then
    return raised
  end
  if used <= at - limit.step - limit.trigger * limit.step then
    return math.max(limit.threshold, at - limit.step)
  end
  return at
end

-- Allowed.of: permits at present, when they may change next, the movement, and whether that is how it begins.
local function allowed(limit, kept, used)
  if not limit.threshold then
    return limit.permits, 0, 0, true
  end
  local allowance, change = kept and kept.allowance or 0, kept and kept.change or 0
  local lowest = math.min(limit.permits, limit.threshold)
  if allowance == 0 or used == 0 and now >= change + limit.delay then
    return lowest, now + limit.delay, 0, true
  end
  local before = math.max(lowest, math.min(limit.permits, allowance))
  change = math.min(change, now + limit.delay)
  local permits = now < change and before or moved(limit, before, used)
  if permits == before then
    return permits, change, 0, false
  end
  return permits, now + limit.delay, permits > before and 1 or 2, false
end

-- How many of some uses, the oldest first, are at or before an instant.
local function over(uses, instant)
  local low, high, step = 0, uses.count, 1
  -- In growing steps from the start, where the answer usually is, then by halves.
  while low < high and uses.at(math.min(high, low + step)) <= instant do
    low = math.min(high, low + step)
    step = step * 2
  end
  high = math.min(high, low + step - 1)
  while low < high do
    local middle = math.ceil((low + high) / 2)
    if uses.at(middle) <= instant then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

-- Uses in the future of a clock that stepped back happened now.
local function broughtBack(uses)
  local all = uses.all()
  for i = 1, #all do
    all[i] = math.min(all[i], now)
  end
  return {count = #all, all = function() return all end, at = function(i) return all[i] end, rewritten = all}
end

local NO_USES = {count = 0}

-- SlidingLog. The counter afterwards: how many uses to drop, how many to add now, or all of them anew; and the smoothing.
function take.s(limit, kept, cost)
  local uses = kept and kept.uses or NO_USES
  if uses.count > 0 and uses.at(uses.count) > now then
    uses = broughtBack(uses)
  end
  local dropped = uses.count > 0 and over(uses, now - limit.length) or 0
  local used = uses.count - dropped
  local permits, change, movement, fresh = allowed(limit, kept, used)
  local free = math.max(0, permits - used)
  local may = cost <= free
  local added = may and cost or 0
  local remaining = free - added
  local reset = now
  if remaining == 0 then
    reset = (used > 0 and uses.at(dropped + 1) or now) + limit.length
  end
  local status
  if may then
    status = granted(permits, remaining, reset)
  elseif cost > permits then
    status = refused(permits, remaining, reset, NEVER)
  else
    status = refused(permits, remaining, reset, uses.at(dropped + used - permits + cost) + limit.length - now)
  end
  status[6] = movement
  if fresh and used + added == 0 then
    return status, nil, now
  end
  local allowance = limit.threshold and permits or 0
  if kept and not uses.rewritten and dropped + added == 0 and kept.allowance == allowance and kept.change == change then
    return status, kept, 0
  end
  local last = now
  if added == 0 and used > 0 then
    last = uses.at(uses.count)
  end
  local after = {
    uses = uses, dropped = dropped, added = added, allowance = allowance, change = change,
    logged = used + added > 0 and last + limit.length or now,
  }
  return status, after, math.max(after.logged, limit.threshold and change + limit.delay or now)
end
