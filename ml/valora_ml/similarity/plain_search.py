"""The naive baseline: cosine of TF-IDF, words of title and description alike."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from valora_ml.datasets.gitbugs import Report
from valora_ml.similarity.duplicate_search import Queries


def plain_ranks(reports: Sequence[Report], queries: Queries) -> dict[int, int]:
    """Place (from 0) of the best placed duplicate of each query among all earlier reports."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, dtype=np.float32)
    rows = vectorizer.fit_transform(f"{report.title} {report.description}" for report in reports)
    ranks = {}
    for query, duplicates in queries.items():
        likeness = (rows[:query] @ rows[query].T).toarray().ravel()
        best = likeness[list(duplicates)].max()
        ranks[query] = int((likeness > best).sum())
    return ranks
