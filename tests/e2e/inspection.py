"""What no page may have: barriers found by axe, and a width that needs sideways scrolling."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

VIEWS = ((360, "dark"), (1280, "light"))
OTHER_VIEWS = ((360, "light"), (1280, "dark"))
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
# One change may cut another short, whose promise is then refused.
SETTLED = """
async () => {
  const running = () => document.getAnimations().filter((one) => one.playState !== "finished");
  while (running().length) {
    await Promise.allSettled(running().map((one) => one.finished));
  }
}
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def barriers(page: Page, views=VIEWS) -> list[str]:
    """Return what axe finds in this state of a page, narrow and wide, dark and light."""
    found = []
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(SETTLED)
        found += [f"{width} px, {scheme}: {barrier}" for barrier in _axe(page)]
    return found


def sideways(page: Page) -> int:
    """Return how many pixels a page is wider than a phone of 360 px."""
    page.set_viewport_size({"width": 360, "height": 800})
    return page.evaluate(OVERFLOW)


def _axe(page: Page) -> list[str]:
    violations = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{violation['id']} at {node['target']}: {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]
