"""Snowball stemmers retold in JavaScript, from the Python ones that index; never changes an algorithm.

PyPI `snowballstemmer` holds machine-made Python of a narrow dialect (loops, ifs, and exceptions used as
labelled jumps), which `ast` reads and this module writes down again. So the browser stems exactly as the
build did, whatever version of the package it had. What lies outside the dialect is refused, never guessed.
"""

import ast
import json

from ..article.errors import IndexFormatError
from ..compat.snowball_source import stemmer_source
from .analyzer import STEMMER_NAMES

# Snowball's prefixes for what changes while a word is stemmed (numbers, flags, strings); the rest are tables.
_STATE = ("I_", "B_", "S_")

_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Eq: "===",
    ast.NotEq: "!==",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.And: "&&",
    ast.Or: "||",
    ast.Not: "!",
    ast.USub: "-",
}


def stemmer_script(language: str, machine: str) -> str:
    """Return statements that define `stem`, the stemmer of a language, as a JavaScript function.

    Args:
        language: a key of `STEMMER_NAMES`.
        machine: the text of `snowball.js`, the runtime that the stemmer needs.

    Raises:
        IndexFormatError: the installed stemmer uses Python that has no retelling here.
    """
    stemmer = stemmer_source(STEMMER_NAMES[language])
    constants: list[str] = []
    members = ["constructor(){super();"]
    methods: list[str] = []
    for node in stemmer.body:
        if isinstance(node, ast.FunctionDef):
            methods.append(f"{_name(node.name)}(){_block(node.body)}")
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, node.value
            if name.startswith(_STATE):
                members.append(f"this.{name}={_expression(value)};")
            else:
                constants.append(f"const {name}={_table(value)};")
    members.append("}")
    stemmer_class = f"class Stemmer extends SnowballStemmer{{{''.join(members)}"
    instance = "const stemmer=new Stemmer(),stem=(word)=>stemmer.stemWord(word);"
    return "\n".join([machine, *constants, stemmer_class, *methods, "}", instance])


def _name(name: str) -> str:
    # Python mangles two leading underscores; JavaScript has no such rule to keep.
    return name.removeprefix("__")


def _table(node: ast.expr) -> str:
    """Write a group of characters as a string, replacements as a list, Among entries as a map by action."""
    if isinstance(node, ast.Set):
        return _quote("".join(sorted(ast.literal_eval(node))))
    if not isinstance(node, ast.List):
        return json.dumps(ast.literal_eval(node), ensure_ascii=False)
    endings: dict[int, list[str]] = {}
    for entry in node.elts:
        if not (isinstance(entry, ast.Call) and len(entry.args) == 3):
            raise _outside(entry)
        ending, _, action = (ast.literal_eval(part) for part in entry.args)
        endings.setdefault(action, []).append(ending)
    # Shortest first: a blank cannot part off an empty ending unless it leads.
    table = {action: " ".join(sorted(texts, key=len)) for action, texts in endings.items()}
    return f"among({json.dumps(table, ensure_ascii=False)})"


def _block(body: list[ast.stmt]) -> str:
    return "{" + "".join(_statement(node) for node in body) + "}"


def _statement(node: ast.stmt) -> str:
    match node:
        case ast.Pass():
            return ""
        case ast.Break():
            return "break;"
        case ast.Continue():
            return "continue;"
        case ast.Return(value=ast.expr() as value):
            return f"return {_expression(value)};"
        case ast.Expr(value=value):
            return f"{_expression(value)};"
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            # A name may be given anew in a loop; `var` is the scope that Python gives it.
            return f"var {name}={_expression(value)};"
        case ast.Assign(targets=[target], value=value):
            return f"{_expression(target)}={_expression(value)};"
        case ast.AugAssign(target=target, op=operator, value=value):
            return f"{_expression(target)}{_OPERATORS[type(operator)]}={_expression(value)};"
        case ast.If(test=test, body=body, orelse=rest):
            otherwise = f"else{_block(rest)}" if rest else ""
            return f"if({_expression(test)}){_block(body)}{otherwise}"
        case ast.While(test=test, body=body, orelse=[]):
            return f"while({_expression(test)}){_block(body)}"
        case ast.Raise(exc=ast.Call(func=ast.Name(id=label))):
            return f"break {label};"
        case ast.Try(body=body, handlers=[ast.ExceptHandler(type=ast.Name(id=label), body=[ast.Pass()])]):
            return f"{label}:{_block(body)}"
        case _:
            raise _outside(node)


def _expression(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str() as text):
            return _quote(text)
        case ast.Constant(value=bool() | int() as value):
            return json.dumps(value)
        case ast.Name(id=name):
            return "this" if name == "self" else name
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            return f"this.{_name(name)}"
        case ast.Attribute(value=ast.Name(), attr=name):
            return name  # a table of the class
        case ast.Call(func=ast.Name(id="len"), args=[argument]):
            return f"{_expression(argument)}.length"
        case ast.Call(func=ast.Attribute() as function, args=arguments):
            return f"{_expression(function)}({','.join(_expression(argument) for argument in arguments)})"
        case ast.Subscript(value=value, slice=ast.Slice()):
            raise _outside(value)
        case ast.Subscript(value=value, slice=index):
            return f"{_expression(value)}[{_expression(index)}]"
        case ast.UnaryOp(op=operator, operand=operand):
            return f"{_OPERATORS[type(operator)]}({_expression(operand)})"
        case ast.BinOp(left=left, op=operator, right=right):
            return f"({_expression(left)}{_OPERATORS[type(operator)]}{_expression(right)})"
        case ast.Compare(left=left, ops=[comparison], comparators=[right]):
            return f"({_expression(left)}{_OPERATORS[type(comparison)]}{_expression(right)})"
        case ast.BoolOp(op=operator, values=values):
            return f"({_OPERATORS[type(operator)].join(_expression(value) for value in values)})"
        case _:
            raise _outside(node)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _outside(node: ast.AST) -> IndexFormatError:
    return IndexFormatError(
        f"a stemmer holds Python that has no retelling in JavaScript: {ast.unparse(node)}",
        where="snowballstemmer",
        remedy="Install snowballstemmer 3.1, or drop that language from the search languages.",
    )
