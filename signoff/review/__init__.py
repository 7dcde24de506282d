"""Articles and their ledgers -> the editions that the site may show."""

from signoff.review.digest import digest_of
from signoff.review.editions import editions, frozen_editions, newest_approved
from signoff.review.history import histories

__all__ = ["digest_of", "editions", "frozen_editions", "histories", "newest_approved"]
