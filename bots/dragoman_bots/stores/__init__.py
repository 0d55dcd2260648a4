"""Where sessions are kept. Each store is one file, all keep the promises of `protocol.py`.

| store | URL | for |
| --- | --- | --- |
| `memory.py` | `memory` | tests and development; everything is gone when the process ends |
| `sqlite.py` | `sqlite:FILE` | the default: one machine, one file, one fsync for all that waits |
| `redis.py` | `redis://HOST:PORT/DB`, `rediss://...` | several worker processes, Redis 7 or newer |

`urls.py` makes a store from its URL. Files that begin with an underscore are parts of a store, not stores.
"""
