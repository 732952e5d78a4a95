"""Which page may stand where."""

from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from catalog.models import CategoryPage, SectionPage
from home.models import EnquiryPage, GrievancePage, HomePage, StandardPage


class PageTreeTests(WagtailPageTestCase):
    def test_home_stands_below_the_root_only(self):
        self.assertAllowedParentPageTypes(HomePage, {Page})

    def test_home_holds_sections_text_pages_and_forms(self):
        kinds = {SectionPage, StandardPage, EnquiryPage, GrievancePage}
        self.assertAllowedSubpageTypes(HomePage, kinds)

    def test_a_form_stands_below_home_only(self):
        self.assertAllowedParentPageTypes(EnquiryPage, {HomePage})
        self.assertAllowedParentPageTypes(GrievancePage, {HomePage})

    def test_a_section_holds_categories_only(self):
        self.assertAllowedSubpageTypes(SectionPage, {CategoryPage})

    def test_a_section_stands_below_home_only(self):
        self.assertAllowedParentPageTypes(SectionPage, {HomePage})

    def test_a_category_stands_below_a_section_only(self):
        self.assertAllowedParentPageTypes(CategoryPage, {SectionPage})

    def test_a_category_holds_no_pages(self):
        self.assertAllowedSubpageTypes(CategoryPage, set())

    def test_a_text_page_stands_below_home_only(self):
        self.assertAllowedParentPageTypes(StandardPage, {HomePage})

    def test_a_text_page_holds_no_pages(self):
        self.assertAllowedSubpageTypes(StandardPage, set())

    def test_a_category_cannot_stand_below_home(self):
        self.assertCanNotCreateAt(HomePage, CategoryPage)


def test_there_is_one_home_only(home):
    root = Page.get_first_root_node()

    assert not HomePage.can_create_at(root)
