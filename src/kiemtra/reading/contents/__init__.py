"""What is inspected and in which form."""
