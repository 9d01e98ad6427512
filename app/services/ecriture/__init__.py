"""The one door for writes: named gestures in a transaction, their journal, undo and redo."""
