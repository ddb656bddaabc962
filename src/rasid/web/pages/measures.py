"""What reviews say: the log, agreement between reviewers, precision of the store, and the reviews as gold."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from rasid.review.agreement import Agreement, agreements, alpha_of
from rasid.review.gold import export_gold
from rasid.review.precision import Precision, precision
from rasid.store.reviews import Review, read_reviews, standing
from rasid.web.parts import Data, Desk
from rasid.web.render import page

router = APIRouter()
PAGE = 100


class Logged(BaseModel):
    """A review, and whether it stands."""

    review: Review
    stands: bool


class Log(BaseModel):
    """The reviews, the newest first, a page at a time."""

    total: int
    page: int
    pages: int
    reviews: list[Logged]


class Stats(BaseModel):
    """Agreement of each two reviewers and of all (alpha), and precision."""

    agreement: list[Agreement]
    alpha: float | None
    precision: Precision


@page(router, "/review/log", "review_log.html")
def review_log(store: Desk, number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1) -> Log:
    """All reviews, those taken back too."""
    log = read_reviews(store)
    stands = {r.id for r in standing(log)}
    shown = log[::-1][(number - 1) * PAGE:number * PAGE]
    return Log(total=len(log), page=number, pages=-(-len(log) // PAGE),
               reviews=[Logged(review=r, stands=r.id in stands) for r in shown])


@page(router, "/review/stats", "review_stats.html")
def review_stats(store: Desk, database: Data) -> Stats:
    """How far reviewers agree, and how much of the store is right."""
    log = read_reviews(store)
    with database.cursor() as cursor:
        found = precision(cursor, log, "coded", database.source_rows)
    return Stats(agreement=agreements(log), alpha=alpha_of(log), precision=found)


@router.get("/review/gold.zip", response_class=Response, responses={200: {"content": {"application/zip": {}}}})
def review_gold(store: Desk, partial: bool = False) -> Response:
    """Reviewed articles as gold for `rasid evaluate`: folders gold and texts; partial: articles not called complete too."""
    with tempfile.TemporaryDirectory(prefix="rasid-gold-") as folder:
        export_gold(store, Path(folder), partial)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(Path(folder).rglob("*.*")):
                archive.write(file, file.relative_to(folder).as_posix())
    return Response(packed.getvalue(), media_type="application/zip",
                    headers={"Content-Disposition": 'attachment; filename="reviewed.zip"'})
