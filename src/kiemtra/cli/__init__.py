"""The `kiemtra` command: thin; the reader of texts starts without Django."""
