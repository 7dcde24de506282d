"""LNG: in which language the words of a page are."""

from signoff.rules.language import html_lang_wrong

RULES = (html_lang_wrong,)
