"""RUN: the run of the check itself."""

from signoff.rules.runs import file_unread

RULES = (file_unread,)
