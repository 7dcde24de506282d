"""What search engines are told of an article: schema.org's MedicalWebPage."""

from __future__ import annotations

import json
from typing import Any

from signoff.model import Edition, Sources
from signoff.settings import Settings


def json_ld(edition: Edition, source: Edition | None, sources: Sources, settings: Settings) -> str:
    """A JSON text that can stand inside <script>; `source` is the edition this one translates, if any."""
    article, text = edition.article, edition.text
    about = article.about if article.about != "MedicalWebPage" else "MedicalEntity"
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": settings.address + edition.url,
        "name": text.title,
        "description": text.summary,
        "inLanguage": text.language,
        "about": {"@type": about, "name": text.title},
        "audience": {"@type": "PatientAudience"},
    }
    if edition.review and edition.updated:
        reviewer = sources.reviewers[edition.review.reviewer]
        facts["version"] = str(edition.review.version)
        facts["dateModified"] = edition.updated.isoformat()
        facts["lastReviewed"] = edition.review.on.isoformat()
        facts["reviewedBy"] = {"@type": "Person", "name": reviewer.full_name}
    if source and source is not edition:
        facts["translationOfWork"] = {"@type": "MedicalWebPage", "@id": settings.address + source.url}
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
