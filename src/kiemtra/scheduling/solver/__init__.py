"""The parts of the timetable engine: which days are open, teams, trips, days, repair, contradictions."""
