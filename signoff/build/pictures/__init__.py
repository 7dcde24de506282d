"""The pictures of the texts -> files that may be published, and the HTML that shows them."""

from signoff.build.pictures.bodies import Pictures, is_picture

__all__ = ["Pictures", "is_picture"]
