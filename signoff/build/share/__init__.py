"""The pictures that a messenger or a social network shows beside a link to a page."""

from signoff.build.share.card import HEIGHT, WIDTH, Card, look_of, share_picture
from signoff.build.share.cards import share_pictures

__all__ = ["HEIGHT", "WIDTH", "Card", "look_of", "share_picture", "share_pictures"]
