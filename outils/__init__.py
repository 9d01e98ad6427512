"""What `dev.py` calls: installation, bench, pictures, bundle. Nothing here is part of the application."""
