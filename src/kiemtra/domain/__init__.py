"""The rules: values, states, deadlines, rights. Standard library only; no clock, no randomness, no input or output."""
