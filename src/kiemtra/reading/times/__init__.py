"""Days, stretches of time and deadlines."""
