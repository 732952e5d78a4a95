"""What the home app adds to the Wagtail admin, one module a part."""
