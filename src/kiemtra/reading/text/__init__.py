"""One text prepared: its page, its lines and sections, and what it is about."""
