-- Writes a record and tells of it.
-- KEYS: where. ARGV: the record; milliseconds to keep it, 0 for gone at once, empty for ever; NX if there must be none
-- before, "sha1" and a hash if there must be the one with that hash, empty for any; octets of the longest record that is
-- hashed; the latest version of records that may be overwritten, empty if records have none; the channel to tell it on,
-- and in which words.
-- Answers "done"; "condition" if there is one and must not be; "gone" or "changed" if the one with the hash is not there;
-- or what stands there and is not overwritten: "type", "version", "foreign". Nothing is done then.
local key, record, life, condition, longest, version = KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local expected = string.match(condition, '^sha1 (.*)$')
local kind = redis.call('TYPE', key).ok
if condition == 'NX' and kind ~= 'none' then
  return 'condition'
end
if expected and kind == 'none' then
  return 'gone'
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
if expected and (redis.call('STRLEN', key) > tonumber(longest) or redis.sha1hex(redis.call('GET', key)) ~= expected) then
  return 'changed'
end
-- First, because it may be forbidden: then nothing is written either. It is heard only after this script has ended.
redis.call('PUBLISH', ARGV[6], ARGV[7])
if life == '0' then
  redis.call('DEL', key)
elseif life == '' then
  redis.call('SET', key, record)
else
  redis.call('SET', key, record, 'PX', life)
end
return 'done'
