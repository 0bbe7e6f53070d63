"""Which numbers of the policy a scenario may weigh anew: prices in the score, shares of the sums, stages."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from parcels.planning.scenarios.content import Weight
from parcels.rules.policy import Policy

PRICES = ("lambda_land", "lambda_prepare", "lambda_remainder", "lambda_prime")
FITS = ("weight_access", "weight_services", "weight_shape", "weight_slack", "weight_cluster")


def weights_of(policy: Policy) -> Mapping[str, float]:
    """Return path → number of everything a scenario may weigh anew, in the order people read it."""
    quality = {f"quality.indicators.{name}.weight": rule.weight for name, rule in policy.quality.indicators.items()}
    prices = {f"score.{name}": float(getattr(policy.score, name)) for name in PRICES}
    stages = {f"score.stage.{stage.value}": factor for stage, factor in policy.score.stage.items()}
    fits = {f"fit.{name}": float(getattr(policy.fit, name)) for name in FITS}
    return {**prices, **quality, **stages, **fits}


def unit_of(path: str) -> str:
    """Return the unit of a weight: ``per_mu``, ``per_wan_yuan``, ``factor`` or ``share`` of a sum."""
    if path.startswith("score.stage."):
        return "factor"
    if path == "score.lambda_prepare":
        return "per_wan_yuan"
    return "per_mu" if path.startswith("score.lambda_") else "share"


def weighed(policy: Policy, weights: tuple[Weight, ...]) -> tuple[Policy, tuple[Weight, ...]]:
    """Return the policy with other weights, and those that it does not know or would not accept."""
    lost = []
    for one in weights:
        changed = _weighed_one(policy, one) if one.path in weights_of(policy) else None
        if changed is None:
            lost.append(one)
        else:
            policy = changed
    return policy, tuple(lost)


def _weighed_one(policy: Policy, one: Weight) -> Policy | None:
    return changed_policy(policy, {one.path: one.value})


def changed_policy(policy: Policy, values: Mapping[str, Any]) -> Policy | None:
    """Return a policy with other values at dotted paths (``None`` takes an entry away); ``None`` if it refuses them."""
    tree = policy.model_dump(mode="json")
    for path, value in values.items():
        *above, last = path.split(".")
        place = tree
        for name in above:
            place = place.setdefault(name, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    try:
        return Policy.model_validate(tree)
    except ValidationError:
        return None
