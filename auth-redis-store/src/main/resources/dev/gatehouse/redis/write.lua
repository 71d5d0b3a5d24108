-- Writes a record and tells of it.
-- KEYS: where. ARGV: the record; milliseconds to keep it, 0 for gone at once, empty for ever; NX if there must be none
-- before, XX if there must be one; the latest version of records that may be overwritten, empty if records have none;
-- the channel to tell it on, and in which words.
-- Answers "done"; "condition" if that did not hold; or what stands there and is not overwritten: "type", "version",
-- "foreign". Nothing is done then.
local key, record, life, condition, version = KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local kind = redis.call('TYPE', key).ok
if condition == 'NX' and kind ~= 'none' or condition == 'XX' and kind == 'none' then
  return 'condition'
end
if kind ~= 'none' then
  if kind ~= 'string' then
    return 'type ' .. kind
  end
  if version ~= '' then
    local found = string.match(redis.call('GETRANGE', key, 0, 31), '^{"v":(%d+)[,}]')
    if not found then
      return 'foreign'
    end
    if tonumber(found) > tonumber(version) then
      return 'version ' .. found
    end
  end
end
-- First, because it may be forbidden: then nothing is written either. It is heard only after this script has ended.
redis.call('PUBLISH', ARGV[5], ARGV[6])
if life == '0' then
  redis.call('DEL', key)
elseif life == '' then
  redis.call('SET', key, record)
else
  redis.call('SET', key, record, 'PX', life)
end
return 'done'
