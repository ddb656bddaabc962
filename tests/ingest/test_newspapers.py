"""What reading real newspaper files must reach; skipped where they do not lie beside the project."""

import runpy

import pytest

from tests.conftest import ROOT

NEWSPAPERS = ROOT.parent / "shared" / "data" / "newspapers"
TOOL = runpy.run_path(str(ROOT / "tools" / "measure_ingest.py"))


@pytest.mark.slow
@pytest.mark.skipif(not NEWSPAPERS.is_dir(), reason="the newspaper files are not here")
def test_encodings_dates_and_topics_of_newspapers():
    found = TOOL["measure"](NEWSPAPERS)
    assert found.read == found.right_text and found.read + len(found.refused) == 1455
    assert all("politics/DZP" in refused for refused in found.refused), "files damaged beyond reading"
    assert found.dates_right >= 0.85 * found.dates_printed
    assert found.dates_wrong <= 0.02 * (found.dates_right + found.dates_wrong)
    assert found.aside["politics"] <= 0.03 * found.articles["politics"]
    assert found.aside["sport"] >= 0.90 * found.articles["sport"]
