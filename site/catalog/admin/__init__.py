"""The catalogue's corners of the Wagtail admin; `catalog.wagtail_hooks` registers them."""
