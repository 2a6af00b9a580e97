"""The Python that a stemmer of snowballstemmer consists of, as a syntax tree."""

import ast
import importlib
import inspect

from .private_part import PrivatePart

PART = PrivatePart(
    "snowballstemmer",
    (3, 0),
    (4,),
    "the source of its modules NAME_stemmer, which a compiler writes",
    "The browser's stemmers are the same as those that indexed: their code is retold in JavaScript.",
    "The build stops with an IndexFormatError that names the construct; nothing is guessed.",
)


def stemmer_source(name: str) -> ast.ClassDef:
    """Return the class of a stemmer.

    Args:
        name: as the package has it, such as `french`.
    """
    module = importlib.import_module(f"snowballstemmer.{name}_stemmer")
    tree = ast.parse(inspect.getsource(module))
    return next(node for node in tree.body if isinstance(node, ast.ClassDef))
