"""Pictures drawn from the terms: each is a schedule without a table, with its words for those who cannot see it."""
