"""Names and abbreviations of the field as plain tables."""
