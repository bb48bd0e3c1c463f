"""The pages: parse input, call one workflow or query, render."""
