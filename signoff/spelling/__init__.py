"""Words that look misspelt: slips in terms of medicine, and articles glued to their noun. No dictionary is needed to run it."""
