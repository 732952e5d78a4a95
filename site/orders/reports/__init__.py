"""What the books tell: each report is a few columns and rows over a range of days.

Test orders are in none. Days are those of the shop's time zone; amounts are rupees.
"""

from orders.reports.base import Column, Report
from orders.reports.messages import MessagesADay
from orders.reports.money import CodToCollect, DayBook
from orders.reports.sales import Cancelled, Pincodes, Sellers
from orders.reports.tax import Documents, HsnSummary, RateSummary

REPORTS: dict[str, type[Report]] = {
    report.name: report
    for report in (
        DayBook,
        RateSummary,
        HsnSummary,
        Documents,
        CodToCollect,
        Sellers,
        Pincodes,
        Cancelled,
        MessagesADay,
    )
}

__all__ = ["REPORTS", "Column", "Report"]
