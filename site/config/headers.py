"""Security headers that neither Django nor the CSP package sets."""

POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "hid",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
)
HEADERS = {
    "Permissions-Policy": POLICY,
    # Uploaded pictures say otherwise themselves, for links to the shop show them elsewhere.
    "Cross-Origin-Resource-Policy": "same-origin",
}


class HeadersMiddleware:
    """Keep other sites from embedding our answers, and our pages from a device's sensors."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
