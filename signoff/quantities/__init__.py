"""Numbers, doses, measures, dates, times and telephone numbers in French and English words, in one form to compare."""

from signoff.quantities.matching import differences
from signoff.quantities.quantity import Quantity
from signoff.quantities.reading import counts, quantities

__all__ = ["Quantity", "counts", "differences", "quantities"]
