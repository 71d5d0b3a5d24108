-- Finds the first of some records.
-- KEYS: where one may be, in order of preference. ARGV: octets of the longest record that is read.
-- Answers nothing; or the place in KEYS and "record", the record, milliseconds until it is gone, -1 if it stays;
-- or the place and "type" or "long" with what is there instead.
for place, key in ipairs(KEYS) do
  local kind = redis.call('TYPE', key).ok
  if kind == 'string' then
    local size = redis.call('STRLEN', key)
    if size > tonumber(ARGV[1]) then
      return {place, 'long', size}
    end
    return {place, 'record', redis.call('GET', key), redis.call('PTTL', key)}
  end
  if kind ~= 'none' then
    return {place, 'type', kind}
  end
end
return false
