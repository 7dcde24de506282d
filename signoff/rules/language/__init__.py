"""LNG: in which language the words of a page are."""

from signoff.rules.language import block_foreign, html_lang_wrong, theme_untranslated, words_foreign

RULES = (block_foreign, words_foreign, html_lang_wrong, theme_untranslated)
