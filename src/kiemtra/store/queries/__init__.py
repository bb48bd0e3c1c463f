"""What may be seen: querysets that take the actor, named by what they return."""
