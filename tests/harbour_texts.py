"""Paragraphs of a newspaper that never was, for tests that only need prose; all are our own."""

COUNCIL = (
    "The harbour council met on Tuesday to discuss the ferry timetable, and agreed that two more crossings "
    "would run each evening from the first of May."
)
SHOPS = (
    "Shopkeepers along the quay had asked for the change since last winter, when the late boat was withdrawn "
    "without notice and their takings fell by a third."
)
MUSEUM = (
    "The museum on the hill will open its new wing on Sunday, and the first hundred visitors will be let in "
    "without a ticket."
)
