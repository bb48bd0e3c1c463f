"""What a file may be, and how its words are got out of it: web pages, Word, PDF, scans, old encodings."""
