"""What a site says that is published to be looked at, and not to be relied on (`specimen = true`)."""

BANNER = "Specimen site. Do not use as medical advice."  # a message of the theme, which its catalogues translate
