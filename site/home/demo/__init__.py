"""The demo shop: written content and pictures, and how they are loaded."""
