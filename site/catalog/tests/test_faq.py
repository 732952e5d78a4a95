"""Questions and answers, for people and for search engines."""

import json
import re

import pytest

from catalog.tests.factories import make_category, make_product, make_section
from catalog.tests.raw_blocks import faq, put

pytestmark = pytest.mark.usefixtures("home")

FACTS = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def told(client, path: str) -> list[dict]:
    """Return the questions a search engine reads on a page."""
    facts = [fact for found in FACTS.findall(client.get(path).text) for fact in json.loads(found)]
    pages = [fact for fact in facts if fact["@type"] == "FAQPage"]
    assert len(pages) <= 1
    return [entry for page in pages for entry in page["mainEntity"]]


def question(words: str, answer: str) -> dict:
    accepted = {"@type": "Answer", "text": answer}
    return {"@type": "Question", "name": words, "acceptedAnswer": accepted}


def test_a_question_opens_to_its_answer(client, home):
    put(home, faq(("Is it eggless?", "<p>Yes, <b>all</b> of it.</p>")))

    shown = client.get("/").text

    assert '<summary class="faq__question">Is it eggless?' in shown
    assert "<p>Yes, <b>all</b> of it.</p>" in shown


def test_search_engines_read_the_same_questions(client, home):
    put(home, faq(("Is it eggless?", "<p>Yes, <b>all</b> of it.</p>"), ("Fresh?", "<p>Daily.</p>")))

    assert told(client, "/") == [
        question("Is it eggless?", "Yes, all of it."),
        question("Fresh?", "Daily."),
    ]


def test_the_questions_of_two_blocks_are_told_together(client):
    section = put(make_section(), faq(("One?", "<p>1</p>")), faq(("Two?", "<p>2</p>")))

    assert told(client, section.url) == [question("One?", "1"), question("Two?", "2")]


def test_half_a_question_is_not_told(client, home):
    put(home, faq(("Fresh?", ""), ("", "<p>Daily.</p>")))

    assert told(client, "/") == []


def test_markup_in_a_question_stays_words(client, home):
    evil = "</script><script>alert(1)</script>"
    put(home, faq((evil, "<p>No.</p>")))

    assert told(client, "/") == [question(evil, "No.")]
    assert evil not in client.get("/").text


def test_a_narrowed_list_shows_and_tells_no_questions(client):
    category = put(make_category(), faq(("Fresh?", "<p>Daily.</p>")))
    make_product(category=category)

    assert told(client, category.url) == [question("Fresh?", "Daily.")]
    assert told(client, f"{category.url}?sort=name") == []
