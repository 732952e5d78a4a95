"""What the other tests look with: it waits for a page to come to rest."""

from playwright.sync_api import Page

from tests.e2e.inspection import barriers

CUT_SHORT = """
() => {
  const fade = () => document.body.animate({ opacity: [0.2, 1] }, 2000);
  const first = fade();
  setTimeout(() => { first.cancel(); fade(); }, 500);
}
"""


def test_a_change_cut_short_by_another_is_waited_out(page: Page):
    page.goto("/about/")
    page.evaluate(CUT_SHORT)

    assert barriers(page) == []
    assert page.evaluate("document.getAnimations().length") == 0
