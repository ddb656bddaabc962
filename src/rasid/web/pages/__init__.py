"""The pages, one module each: a router with its views."""

from rasid.web.pages import article, events, map, network, overview, quotes, relation

ROUTERS = (
    overview.router, events.router, article.router, relation.router, network.router, map.router, quotes.router,
)
"""In the order in which addresses are tried."""
NAV = (
    ("/", "nav.overview"), ("/events", "nav.events"), ("/relation", "nav.relation"), ("/network", "nav.network"),
    ("/map", "nav.map"), ("/quotes", "nav.quotes"),
)
"""What the head of every page links to: address and key of its text."""
