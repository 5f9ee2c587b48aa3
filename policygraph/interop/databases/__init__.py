"""Policy databases of others: their columns and words mapped to ours, and what could not be taken kept."""
