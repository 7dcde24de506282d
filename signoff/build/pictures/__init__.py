"""The pictures of the texts -> files that may be published, and the HTML that shows them."""

from signoff.build.pictures.bodies import Pictures

__all__ = ["Pictures"]
