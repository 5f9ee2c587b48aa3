"""What other people's tools read: one writer a format, each with what it keeps and drops."""
