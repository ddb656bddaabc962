"""The pages, one module each: a router with its views."""

from rasid.web.pages import alerts, article, events, map, measures, network, overview, quotes, relation, review, story

ROUTERS = (
    overview.router, events.router, article.router, relation.router, network.router, map.router, quotes.router,
    story.router, measures.router, review.router, alerts.router,
)
"""In the order in which addresses are tried."""
NAV = (
    ("/", "nav.overview"), ("/events", "nav.events"), ("/relation", "nav.relation"), ("/stories", "nav.stories"),
    ("/network", "nav.network"), ("/map", "nav.map"), ("/quotes", "nav.quotes"), ("/review", "nav.review"),
    ("/alerts", "nav.alerts"),
)
"""What the head of every page links to: address and key of its text."""
