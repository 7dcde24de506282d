"""SPL: words that are not spelled as they are."""

from signoff.rules.spelling import term_misspelt, words_glued

RULES = (term_misspelt, words_glued)
