"""The guided choice of a type of ingénierie: questions at the left, what they draw at the right (R11)."""
