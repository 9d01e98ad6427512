"""Forms laid out field by field from explicit lists, and the posture figure."""
