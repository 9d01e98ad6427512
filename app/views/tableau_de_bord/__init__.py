"""The dashboard: the cycle as a ring, what to take up again, what the committee lacks, the next dates."""
