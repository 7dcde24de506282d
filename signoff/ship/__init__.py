"""output/ -> the web, if and only if the gate is open."""

from signoff.ship.publish import publish_site

__all__ = ["publish_site"]
