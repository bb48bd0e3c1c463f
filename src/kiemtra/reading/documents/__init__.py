"""Documents that a text cites, what each is to it, and the text itself as a document."""
