"""One module a group of fields: from a statement to the values that a record holds."""
