"""What is left of a page that is rendered: nothing, as a build does not look for cycles of references."""

import gc

from jinja2.runtime import Context

from .made_archive import rendered, site


def test_the_values_of_a_page_are_gone_with_it():
    """A macro in a page's own template would hold them, and itself, in a cycle until the end of the build."""
    made = site()
    gc.collect()
    kept = gc.isenabled(), gc.get_debug()
    gc.disable()
    try:
        pages = rendered(made)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = sum(isinstance(value, Context) for value in gc.garbage)
    finally:
        gc.set_debug(kept[1])
        gc.garbage.clear()
        if kept[0]:
            gc.enable()
    of_templates = 6  # those that others import from are held by the engine itself
    assert len(pages) > 10 * of_templates
    assert left <= of_templates
