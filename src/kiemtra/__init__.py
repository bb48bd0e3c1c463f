"""kiemtra: inspections of public administration reform work, from the text of a plan to a closed recommendation."""

__version__ = "0.1.0"
