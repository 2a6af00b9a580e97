"""A headline in capitals that runs into its text comes apart from it where the dateline begins."""

import pytest

from dateline.clean import clean_all

REST = (
    "Mills in the valley will close for a month, their owners said after a meeting with the union on Monday."
)


@pytest.mark.parametrize(
    ("headline", "dateline"),
    [
        ("MILLS OF THE VALLEY TO CLOSE FOR A MONTH", "LEEDS, March 4"),
        ("MILLS OF THE VALLEY TO CLOSE FOR A MONTH", "BUENOS AIRES, March 4"),
        ("FOUR MILLS TO CLOSE, UNION SAYS", "NEW YORK, Nov. 14 (AP)"),
        ("MILLS CLOSE AS U.S. ORDERS FALL IN 1987", "THE HAGUE, Jan 2"),
        ("MILLS CLOSE AS ORDERS FALL", "CHICAGO, Ill., June 30"),
    ],
)
@pytest.mark.parametrize("sign", ["-", "--", "—"])
def test_they_come_apart(headline, dateline, sign):
    """The headline is whole, and the text begins with its dateline."""
    (article,) = clean_all(
        f"{headline} {dateline} {sign} {REST}\n\nNo reason was given by the board of the company."
    )
    assert article.headline == headline
    assert article.text.startswith(f"{dateline} {sign} {REST}")
    assert article.dateline == dateline


@pytest.mark.parametrize(
    "line",
    [
        f"NEW YORK, March 4 - {REST}",
        f"SALT LAKE CITY, Utah, March 4 - {REST}",
        f"The mills of the valley will close, said a paper in LEEDS, March 4 - {REST}",
    ],
)
def test_a_mere_dateline_is_no_headline(line):
    """Nothing is cut where only the dateline is in capitals."""
    (article,) = clean_all(f"Mills to close\n\n{line}\n\nNo reason was given by the board of the company.")
    assert article.headline == "Mills to close"
    assert line in article.text
