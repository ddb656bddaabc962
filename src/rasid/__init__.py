"""Rasid reads Arabic political news and codes who did what to whom, when, where, and who said so.

>>> import rasid
>>> coder = rasid.load()
>>> article = coder.code("فرضت واشنطن عقوبات على روسيا.", published="2021-05-05")
>>> article.to_dict()["events"][0]["category"]
'SANCTION'
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rasid.times import times

if TYPE_CHECKING:
    from rasid.api import Coder

__version__ = "0.1.0"
__all__ = ["__version__", "load", "times"]


def load(lexicon: Sequence[str | Path] = ()) -> "Coder":
    """A coder with the package's lexicon and your own lexicon folders; load once, code many articles."""
    from rasid import api  # here, so that `import rasid` stays quick

    return api.load(lexicon)
