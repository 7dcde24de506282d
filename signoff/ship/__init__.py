"""output/ -> the web, if and only if the gate is open."""

from signoff.ship.publish import When, publish_site, rollback, ship
from signoff.ship.targets import open_target

__all__ = ["When", "open_target", "publish_site", "rollback", "ship"]
