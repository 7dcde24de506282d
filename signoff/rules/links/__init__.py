"""LNK: links, anchors and files that pages load."""

from signoff.rules.links import anchor_missing, asset_missing, target_missing

RULES = (target_missing, anchor_missing, asset_missing)
