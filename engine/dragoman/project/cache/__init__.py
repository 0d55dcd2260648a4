"""Compiled flows on the disk, so that a bot that starts again does not compile them again.

`pieces` turns compiled things into bytes and back, `rows` many of them one by one, `file` is the format of a cache
file, `lasting` keeps it on the disk, `inputs` and `seen` say what it was made of, `restarting` puts all of it together.
"""
