"""The studio: noise, shapes, surfaces, tableware, light and the finish of a picture.

One unit is one centimetre, Z points up, and the camera looks from -Y.
"""
