"""Conditional logit (McFadden 1974): weights of named features that make the right one of each group of options likeliest."""

from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

Group = list[tuple[frozenset[str], bool]]
"""The options of one choice: features, whether right; several may be."""
ROUNDS, LEAST = 200, 0.005


def train(groups: list[Group], spread: float) -> dict[str, float]:
    """Weights by maximal likelihood with a normal prior of variance ``spread``; groups without a right option are left out."""
    groups = [group for group in groups if any(right for _, right in group)]
    vectors = DictVectorizer()
    x = vectors.fit_transform([dict.fromkeys(sorted(f), 1.0) for group in groups for f, _ in group]).tocsr()
    right = np.array([float(ok) for group in groups for _, ok in group])
    starts = np.cumsum([0] + [len(group) for group in groups[:-1]])
    group_of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = x @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[group_of])
        shares /= np.add.reduceat(shares, starts)[group_of]
        hit = np.add.reduceat(shares * right, starts)
        slope = x.T @ (shares - shares * right / hit[group_of]) + weights / spread
        return float(-np.log(hit).sum() + weights @ weights / (2 * spread)), slope

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    weights = zip(vectors.get_feature_names_out(), found, strict=True)
    return {name: round(float(weight), 3) for name, weight in sorted(weights) if abs(weight) >= LEAST}
