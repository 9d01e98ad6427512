"""The welcome page: begin, take up again, look at an example."""
