"""Addresses of the order desk beside Wagtail's lists and forms."""

from django.urls import path

from orders.admin.consent_view import ConsentView
from orders.admin.counter import CounterView
from orders.admin.erase_view import EraseView
from orders.admin.pulse import pulse
from orders.admin.report_views import DeskReportView
from orders.admin.resend import ResendView
from orders.admin.sheet_view import SheetView

urls = [
    path("desk/pulse/", pulse, name="desk_pulse"),
    path("desk/counter/", CounterView.as_view(), name="desk_counter"),
    path("desk/sheet/", SheetView.as_view(), name="desk_sheet"),
    path("desk/reports/<slug:name>/", DeskReportView.as_view(), name="desk_report"),
    path("desk/messages/<int:message_id>/resend/", ResendView.as_view(), name="desk_resend"),
    path("desk/customers/<int:customer_id>/consent/", ConsentView.as_view(), name="desk_consent"),
    path("desk/customers/<int:customer_id>/erase/", EraseView.as_view(), name="desk_erase"),
]
