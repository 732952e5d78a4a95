from home.models.banner import Banner, Placement
from home.models.campaign import Accent, Campaign
from home.models.forms import EnquiryField, EnquiryPage, EnquirySubmission
from home.models.grievance import Grievance, GrievanceEvent
from home.models.grievance_page import GrievancePage
from home.models.opening import OpeningHours, SpecialDay, WeekdayHours
from home.models.pages import HomePage, StandardPage
from home.models.storefront import Storefront
from home.models.timer import TimerRun

__all__ = [
    "Accent",
    "Banner",
    "Campaign",
    "EnquiryField",
    "EnquiryPage",
    "EnquirySubmission",
    "Grievance",
    "GrievanceEvent",
    "GrievancePage",
    "HomePage",
    "OpeningHours",
    "Placement",
    "SpecialDay",
    "StandardPage",
    "Storefront",
    "TimerRun",
    "WeekdayHours",
]
