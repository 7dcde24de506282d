"""Pelican's settings while writing. What belongs to signoff stands in pyproject.toml, [tool.signoff]."""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "theme"
PLUGINS = ["signoff.build"]
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"

# Articles and pages are found by signoff's generator: it publishes what was approved, not what lies in a folder.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
STATIC_PATHS: list[str] = []  # filled by the plugin with the articles' images
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
TYPOGRIFY = False  # it puts English quotes into French
