"""The order desk's corners of the Wagtail admin; `orders.wagtail_hooks` registers them."""
