"""The command `dateline`: invoke's program over our verbs, with its own help and exit statuses."""

import inspect
import sys
from collections.abc import Sequence

from invoke.exceptions import Exit, ParseError
from invoke.program import Program

from .namespace import GROUPS, namespace
from .verb import USELESS, is_archive, program_name, spell_out, stop_printing

_NO_ARCHIVE = """There is no archive in this folder. Make one, and fill it:

  dateline new ~/archive
  cd ~/archive
  dateline ingest ~/saved-pages
  dateline build serve

`dateline --help` lists all verbs."""


class _Dateline(Program):
    """Shows what an archive's owner needs of invoke's options, and nothing else."""

    def parse_cleanup(self) -> None:
        """Answer `--help VERB`; a verb that is not there is wrong use."""
        try:
            super().parse_cleanup()
        except ParseError as error:
            raise Exit(f"{error} `dateline --help` lists all verbs.", code=USELESS) from None

    def no_tasks_given(self) -> None:
        """Say what to do: list the verbs of an archive, or how to get one."""
        if not is_archive():
            raise Exit(_NO_ARCHIVE, code=USELESS)
        self.print_help()
        raise Exit(code=0)

    def print_help(self) -> None:
        """List the verbs by what they are about."""
        print("Usage: dateline VERB [PATH… | OPTION…] [VERB …]\n")
        width = max(len(name) for name in namespace.tasks)
        for group, verbs in GROUPS.items():
            print(f"{group}:")
            for verb in verbs:
                line = (inspect.getdoc(verb) or "").splitlines()[0]
                print(f"  {verb.name:<{width}}  {line}")
            print()
        print("`dateline --help VERB` explains a verb, `dateline --version` says which version this is.")

    def print_task_help(self, name: str) -> None:
        """Explain one verb: what it does, how it is called, an example, its options."""
        print(inspect.getdoc(self.collection[name]))
        options = self.parser.contexts[name].help_tuples()
        if options:
            print("\nOptions:")
            self.print_columns(options)


def _asked_for_help(arguments: Sequence[str]) -> list[str]:
    """Return `VERB … --help` and `VERB -h` as `--help VERB`: it is no path and no word of the verb's."""
    for number, argument in enumerate(arguments):
        verbs = [word for word in arguments[:number] if word in namespace.tasks]
        if verbs and (argument == "--help" or (argument == "-h" and arguments[number - 1] == verbs[-1])):
            return ["--help", verbs[-1]]
    return list(arguments)


def main() -> None:
    """Run the command."""
    spell_out()
    program = _Dateline(
        name="Dateline", binary="dateline", namespace=namespace, version=program_name().partition(" ")[2]
    )
    try:
        program.run([sys.argv[0], *_asked_for_help(sys.argv[1:])])
    except BrokenPipeError:  # `dateline --help | head`
        stop_printing()
