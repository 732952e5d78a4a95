"""A shopper without a mouse, who must always see where the focus is."""

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as TooLong

MOST_STOPS = 120
# The middle of what of it stands in the window must be its own, not a bar's above it.
IS_SEEN = """() => {
  const shown = document.activeElement.closest("label") ?? document.activeElement;
  const box = shown.getBoundingClientRect();
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, innerWidth);
  const upper = Math.max(box.top, 0);
  const lower = Math.min(box.bottom, innerHeight);
  const seen = right > left && lower > upper;
  const found = seen && document.elementFromPoint((left + right) / 2, (upper + lower) / 2);
  return Boolean(found) && (shown.contains(found) || found.contains(shown));
}"""
HAS_RING = """() => {
  const focused = document.activeElement;
  const near = [focused, focused.closest("label"), focused.parentElement];
  const places = [...near, focused.nextElementSibling].filter(Boolean);
  const styles = places.flatMap((element) => [
    getComputedStyle(element),
    getComputedStyle(element, "::before"),
    getComputedStyle(element, "::after"),
  ]);
  return styles.some((style) => style.outlineStyle !== "none");
}"""
FOCUSED = "document.activeElement.outerHTML.slice(0, 200)"


def go_to(goal: Locator, key: str = "Tab") -> None:
    """Press Tab until the goal has the focus; fail where the focus cannot be seen."""
    page = goal.page
    for _stop in range(MOST_STOPS):
        page.keyboard.press(key)
        _check_focus(page)
        if goal.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{key} never comes to {goal}.")


def _check_focus(page: Page) -> None:
    try:
        page.wait_for_function(IS_SEEN, timeout=15_000)
    except TooLong:
        raise AssertionError(f"Out of view or covered: {page.evaluate(FOCUSED)}") from None
    assert page.evaluate(HAS_RING), f"No sign of focus: {page.evaluate(FOCUSED)}"
