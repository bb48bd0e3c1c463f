"""What each official document of an inspection says: rows in, the drafting engine's content out."""
