"""Articles and their ledgers -> the editions that the site may show."""

from signoff.review.digest import digest_of
from signoff.review.editions import editions, newest_approved

__all__ = ["digest_of", "editions", "newest_approved"]
