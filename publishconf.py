"""Pelican's settings for publishing: the same, from an empty output."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403

DELETE_OUTPUT_DIRECTORY = True
