"""Compiled flows on the disk, so that a bot that starts again does not compile them again.

`pieces` turns compiled things into bytes and back, `file` is the format of a cache file, `lasting` keeps it on the disk,
`inputs` says what a cache was made of, `restarting` puts all of it together.
"""
