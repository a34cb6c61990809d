"""The command `aftercare`. Each command is a module of its own, imported when it is called: help stays quick."""

import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from ..core.errors import AftercareError, ChoiceError, ConfigError, SourceError, refused, said_by
from ..core.process import prepare
from ..core.text.counting import visible

COMMANDS = {
    "init": "Start a project in a folder of its own.",
    "build": "Run all stages: translate, validate, export.",
    "preview": "Show the handouts in a browser while you write.",
    "sync": "Update the catalogs to the English of the CSV.",
    "translate": "Draft what is missing with a translation engine.",
    "check": "Report what is wrong with the translations.",
    "publish": "Write the handouts and the index page.",
    "status": "Show the progress of each language.",
    "languages": "List the languages, their scripts, fonts and engine codes.",
    "add-language": "Add a language, and create its catalogs.",
    "review": "Write a page to review in a browser, or on paper.",
    "approve": "Sign reviewed rows with name and credential.",
    "keep": "State that a change of the English did not change its meaning.",
    "rename": "Carry translations over to a row whose id has changed.",
    "answer": "Answer what translators have asked about a row.",
    "export": "Write one language as a spreadsheet or XLIFF.",
    "import": "Read a reviewed file back, or take over translations from elsewhere.",
}


class Commands(click.Group):
    """A group that lists its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return its `command`."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_").replace("import", "import_")
        command: click.Command = import_module(f".{module}", __package__).command
        command.name = cmd_name
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command, or say which one was probably meant."""
        if args[0] not in COMMANDS:
            raise ChoiceError("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="aftercare-handouts")
def cli() -> None:
    """Turn one CSV of English patient instructions into handouts in many languages.

    Exit status: 0 success, 1 blocking findings, 2 the program could not run.
    """


def _with_others(error: AftercareError) -> str:
    """Return what stopped the program, and what else is wrong with the project's files, where there is a project."""
    if isinstance(error, ChoiceError) or not isinstance(error, ConfigError | SourceError):
        return str(error)
    from ..core.settings.file import find
    from ..pipeline.building.problems import problems

    try:
        find(Path.cwd())
    except ConfigError:
        return str(error)
    return "\n".join(dict.fromkeys([*str(error).splitlines(), *problems(Path.cwd())]))


def _stop(error: Exception, message: str) -> NoReturn:
    """Say what stopped the program, and what was withdrawn for it."""
    lines = (f"aftercare: {message}", *getattr(error, "__notes__", ()))
    click.echo(visible("\n".join(lines)), err=True)
    sys.exit(2)


def main() -> None:
    """Run the command line; errors are reported without a traceback."""
    prepare()
    for stream in (sys.stdout, sys.stderr):  # a terminal may not have the characters of every language
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        # Outside standalone mode click returns the code of ctx.exit().
        code = cli(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except AftercareError as error:
        _stop(error, _with_others(error))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("aftercare: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:
        _stop(error, refused(error))
    except Exception as error:  # noqa: BLE001 - left to itself, Python would end with the status of findings
        from traceback import print_exception

        print_exception(error)
        _stop(error, f"{said_by(error)}; this is a bug in aftercare; please report it")


def program() -> None:
    """Run the command line in a process that ends with it."""
    try:
        main()
    finally:
        # Python would look once more through all that it holds, for a third of a second after a build.
        gc.freeze()
