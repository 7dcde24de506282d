"""signoff: patient information that no one can publish unchecked."""

__version__ = "0.1.0"
