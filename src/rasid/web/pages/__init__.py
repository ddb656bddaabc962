"""The pages, one module each: a router with its views."""

from rasid.web.pages import article, events, overview, relation

ROUTERS = (overview.router, events.router, article.router, relation.router)
"""In the order in which addresses are tried."""
NAV = (("/", "nav.overview"), ("/events", "nav.events"), ("/relation", "nav.relation"))
"""What the head of every page links to: address and key of its text."""
