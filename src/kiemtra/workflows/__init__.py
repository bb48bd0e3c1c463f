"""One function for each thing a person may do; the only writer; every write leaves an event in its transaction."""
