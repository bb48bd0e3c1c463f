"""Background work: thin, each calls workflows."""
