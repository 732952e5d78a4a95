def test_crawlers_are_kept_to_the_catalogue(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain"
    assert "User-agent: *" in response.text
    assert {"Disallow: /api/", "Disallow: /orders/", "Disallow: /admin/"} <= set(
        response.text.splitlines()
    )


def test_the_catalogue_itself_is_open_to_crawlers(client):
    lines = client.get("/robots.txt").text.splitlines()

    assert "Disallow: /" not in lines
