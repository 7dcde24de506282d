"""Measuring: a generator of sites, a mutator of pages, and the comparison with other programs."""
