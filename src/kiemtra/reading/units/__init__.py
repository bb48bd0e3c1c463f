"""Agencies as they are named: units with their role, counts, teams with their heads, duties."""
