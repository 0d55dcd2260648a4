"""The commands: one file each; the file's name is what is typed."""
