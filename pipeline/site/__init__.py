"""Story logs as a database to query, and as pages to read."""
