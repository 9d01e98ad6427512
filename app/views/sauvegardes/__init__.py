"""What is kept on this computer: versions to restore, sessions that were cut short."""
