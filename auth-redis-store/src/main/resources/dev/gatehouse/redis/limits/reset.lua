-- Forgets counters.
-- KEYS: wherever one may be.
for _, key in ipairs(KEYS) do
  if redis.call('TYPE', key).ok == 'string' then
    -- The name of a fixed window depends on when it began.
    local name = string.match(redis.call('GET', key), '^f %d+ (.+)$')
    if name then
      redis.call('DEL', name)
    end
  end
end
return redis.call('DEL', unpack(KEYS))
