"""PDF from our own HTML; WeasyPrint is loaded when first asked, for a shop runs without it."""


class PdfUnavailable(Exception):
    """This machine lacks what a PDF needs: WeasyPrint, or the library Pango."""


def pdf_of(html: str) -> bytes:
    """Return a page as PDF with its fonts, cut down to the letters used.

    Raises PdfUnavailable.
    """
    try:
        from weasyprint import HTML

        from orders.own_files import BASE, OwnFiles
    except (ImportError, OSError) as error:
        raise PdfUnavailable from error
    return HTML(string=html, base_url=BASE, url_fetcher=OwnFiles()).write_pdf()
