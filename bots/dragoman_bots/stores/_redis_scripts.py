"""The Lua scripts of the Redis store, one for each operation.

A session is one string, `REVISION DELIVERED LENGTH\\n` + outbox (LENGTH bytes) + session, and while events wait also a
hash: `e:ID` -> `ORDER:EVENT`, with the last order under `n`. A string, because a hash whose values pass 64 bytes
costs 424 bytes where this costs 264. The set `open` of a bucket names the sessions that have events or an undelivered
outbox. All keys of a call are in one bucket, that is in one hash slot.

KEYS: open, then record and inbox of the session, then record and inbox of each session a mark rides for.
ARGV: key, then what the operation needs, then key, revision and receipt of each mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha1

_COMMON = r"""
local function undelivered(record)
  return string.match(redis.call('GETRANGE', record, 0, 31), '^%d+ ([01])') == '0'
end
local function settle(record, inbox, key)
  if redis.call('EXISTS', inbox) == 1 or undelivered(record) then
    redis.call('SADD', KEYS[1], key)
  else
    redis.call('SREM', KEYS[1], key)
  end
end
local function forget(inbox, id)
  redis.call('HDEL', inbox, 'e:' .. id)
  if redis.call('HLEN', inbox) == 1 then redis.call('DEL', inbox) end
end
local function mark(record, inbox, key, revision, receipt)
  local blob = redis.call('GET', record)
  if not blob then return end
  local _, stop, stored, delivered, length = string.find(blob, '^(%d+) ([01]) (%d+)\n')
  if stored ~= revision or delivered == '1' then return end
  local session = string.sub(blob, stop + tonumber(length) + 1)
  redis.call('SET', record, stored .. ' 1 ' .. #receipt .. '\n' .. receipt .. session)
  settle(record, inbox, key)
end
local function riders(k, a)
  while KEYS[k] do
    mark(KEYS[k], KEYS[k + 1], ARGV[a], ARGV[a + 1], ARGV[a + 2])
    k, a = k + 2, a + 3
  end
end
"""


@dataclass(frozen=True, slots=True)
class Script:
    """A script and the name the server knows it by."""

    source: str
    sha: str


def _script(body: str) -> Script:
    source = _COMMON + body
    # SHA-1 is how Redis names scripts; nothing secret hangs on it.
    return Script(source, sha1(source.encode(), usedforsecurity=False).hexdigest())


INTAKE = _script(r"""
if redis.call('HEXISTS', KEYS[3], 'e:' .. ARGV[2]) == 0 then
  local order = redis.call('HINCRBY', KEYS[3], 'n', 1)
  redis.call('HSET', KEYS[3], 'e:' .. ARGV[2], order .. ':' .. ARGV[3])
  redis.call('SADD', KEYS[1], ARGV[1])
end
riders(4, 4)
return redis.call('GET', KEYS[2])
""")

LOAD = _script(r"""
riders(4, 2)
return redis.call('GET', KEYS[2])
""")

COMMIT = _script(r"""
riders(4, 6)
local stored = string.match(redis.call('GETRANGE', KEYS[2], 0, 31), '^%d+') or '0'
if stored ~= ARGV[2] then return 0 end
redis.call('SET', KEYS[2], ARGV[3])
if ARGV[4] == '1' then forget(KEYS[3], ARGV[5]) end
settle(KEYS[2], KEYS[3], ARGV[1])
return 1
""")

DROP = _script(r"""
riders(4, 3)
forget(KEYS[3], ARGV[2])
settle(KEYS[2], KEYS[3], ARGV[1])
return 1
""")

MARK = _script(r"""
riders(2, 1)
return 1
""")

LOOK = _script(r"""
return {redis.call('GET', KEYS[2]), redis.call('HGETALL', KEYS[3])}
""")

ALL = (INTAKE, LOAD, COMMIT, DROP, MARK, LOOK)
