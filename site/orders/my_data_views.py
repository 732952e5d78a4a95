"""The pages “My data”: only for who has proved a phone by a code, and never kept anywhere."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cart.session import shopper_of
from catalog.errors import DomainError
from orders import consents, erasing, my_data
from orders.models import Address, DataRequest
from orders.my_data import MyData
from orders.my_data_forms import AddressForm, DetailsForm, EraseForm
from orders.my_file import my_file
from orders.views import private

DONE = {
    "details": _("Saved. Orders you have placed already keep what you wrote then."),
    "address": _("The address is saved."),
    "address-gone": _("The address is deleted."),
    "agreed": _("Thank you. You will get updates about your orders on WhatsApp."),
    "taken-back": _("Done. We write to you on WhatsApp no more; what you must know comes by SMS."),
}


def signed_in(view: Callable) -> Callable:
    """Return a view that gets the shopper's MyData; others are asked to sign in first."""

    @never_cache
    @wraps(view)
    def answer(request, *args, **kwargs) -> HttpResponse:
        phone = shopper_of(request).phone
        if phone:
            page = view(request, MyData(phone), *args, **kwargs)
            return private(page, referrer="same-origin")
        back = request.path if request.method == "GET" else reverse("my-data")
        return private(redirect(f"{reverse('sign-in')}?{urlencode({'next': back})}"))

    return answer


def of_customers(view: Callable) -> Callable:
    """Return a view that gets the customer's MyData; who never ordered has nothing to change."""

    @signed_in
    @wraps(view)
    def answer(request, mine: MyData, *args, **kwargs) -> HttpResponse:
        return view(request, mine, *args, **kwargs) if mine.customer else redirect("my-data")

    return answer


@signed_in
def overview(request, mine: MyData):
    """Show what we know, with all that can be done about it."""
    wording = {"give": consents.ABOUT_MY_ORDERS, "limits": consents.LIMITS}
    done = DONE.get(request.GET.get("done", ""), "")
    context = {"mine": mine, "done": done, "wording": wording}
    return render(request, "pages/my_data.html", context)


@signed_in
def download(request, mine: MyData):
    """Hand out everything as one JSON file, and log that."""
    my_data.note(DataRequest.Kind.DOWNLOAD, mine.customer, phone=mine.phone)
    response = JsonResponse(my_file(mine), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@of_customers
def details(request, mine: MyData):
    """Correct name and WhatsApp number."""
    form = DetailsForm.of(mine.customer, _sent(request))
    if form.is_valid():
        my_data.correct(mine.customer, **form.cleaned_data)
        return _done("details")
    return _form(request, form, _("Your name and WhatsApp number"))


@of_customers
def address(request, mine: MyData, number: int | None = None):
    """Add an address, or change one."""
    title = _("A new address")
    row = Address(customer=mine.customer, city="Bengaluru", state="Karnataka")
    if number:
        row, title = _address(mine, number), _("Change the address")
    form = AddressForm(_sent(request), instance=row)
    if form.is_valid():
        try:
            my_data.keep_address(mine.customer, form.save(commit=False))
            return _done("address")
        except DomainError as error:
            form.add_error(None, str(error))
    return _form(request, form, title)


@require_POST
@of_customers
def drop_address(request, mine: MyData, number: int):
    """Delete an address."""
    my_data.drop_address(mine.customer, _address(mine, number))
    return _done("address-gone")


@require_POST
@of_customers
def whatsapp(request, mine: MyData):
    """Agree to messages on WhatsApp, or take that back."""
    wanted = request.POST.get("wanted") == "yes"
    my_data.choose_whatsapp(mine.customer, wanted=wanted)
    return _done("agreed" if wanted else "taken-back")


@signed_in
def erase(request, mine: MyData):
    """Say what goes and what stays, and erase once the box is ticked."""
    refusal = erasing.why_not(mine.phone)
    form = EraseForm(_sent(request))
    if form.is_valid():
        try:
            erasing.erase(mine.phone)
            return redirect("my-data-erased")
        except erasing.StillUnderWay as error:
            refusal = str(error)
    context = {"mine": mine, "form": form, "refusal": refusal, "keepers": my_data.KEEPERS.values()}
    status = 409 if refusal and request.method == "POST" else 200
    return render(request, "pages/my_data_erase.html", context, status=status)


@never_cache
def erased(request):
    """Say goodbye; the same page for everybody."""
    return private(render(request, "pages/my_data_erased.html"))


def _sent(request):
    """Return what a form sent, be it nothing at all; None for who only looks."""
    return request.POST if request.method == "POST" else None


def _address(mine: MyData, number: int) -> Address:
    return get_object_or_404(Address, pk=number, customer=mine.customer)


def _form(request, form, title):
    return render(request, "pages/my_data_form.html", {"form": form, "title": title})


def _done(what: str):
    return redirect(f"{reverse('my-data')}?done={what}")
