"""watch -> build -> show: the working texts on this machine, built again whenever a file is saved."""

from signoff.preview.serve import serve_preview

__all__ = ["serve_preview"]
