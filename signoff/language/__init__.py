"""In which language words are: French, English, or not decided."""

from signoff.language.judge import foreign_run, language_of

__all__ = ["foreign_run", "language_of"]
