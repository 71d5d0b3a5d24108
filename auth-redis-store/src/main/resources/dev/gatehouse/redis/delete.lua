-- Deletes a record, of whatever version, and tells of it.
-- KEYS: where. ARGV: the channel to tell it on, and in which words.
-- Answers "done"; "condition" if there was none; or "type" if something else stands there, which is left alone.
local kind = redis.call('TYPE', KEYS[1]).ok
if kind == 'none' then
  return 'condition'
end
if kind ~= 'string' then
  return 'type ' .. kind
end
redis.call('PUBLISH', ARGV[1], ARGV[2])
redis.call('DEL', KEYS[1])
return 'done'
