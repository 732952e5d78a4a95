"""The approval of pages: what Marketing submits, an Owner approves."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

# Wagtail's own words go before it: “Submit to Owner”, “Awaiting Owner”.
NAME = "Owner"
WAGTAILS_OWN = "Moderators approval"


def sync_approval(home: Page, *, approvers: Group) -> None:
    """Put `home` and all below it under the approval of a group; safe to run again.

    Takes the place of the workflow Wagtail makes at the root of all pages.
    """
    Workflow.objects.filter(name=WAGTAILS_OWN).update(active=False)
    GroupApprovalTask.objects.filter(name=WAGTAILS_OWN).update(active=False)
    WorkflowPage.objects.filter(page__in=home.get_ancestors()).delete()

    task, _created = GroupApprovalTask.objects.update_or_create(
        name=NAME, defaults={"active": True}
    )
    task.groups.set([approvers])
    workflow, _created = Workflow.objects.update_or_create(name=NAME, defaults={"active": True})
    WorkflowTask.objects.filter(workflow=workflow).exclude(task=task).delete()
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
