"""Dates what an expression says: from the publication date, the tense of its clause and the dates told before it."""

from rasid.times import anchor_dates, anchor_periods
from rasid.times.resolved import Context, Resolved, register, resolve

__all__ = ["Context", "Resolved", "resolve"]

register(anchor_dates.RESOLVERS)
register(anchor_periods.RESOLVERS)
