"""`goodlife export`: what a person types, and what they are told."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from nlp.batch.export.format import Format

if TYPE_CHECKING:
    from nlp.batch.export.writing import Written

WRITTEN, STOPPED_SHORT, CANNOT_START, INTERRUPTED = 0, 1, 2, 130


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a finished `goodlife analyse`.")],
    to: Annotated[Format, typer.Option(help="What to write.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write.", show_default="one in DIR")
    ] = None,
    redact: Annotated[bool, typer.Option(help="Take out names, numbers and small places first.")] = True,
) -> None:
    """Write what was found to the file of another tool.

    qdpx is a project and qdc a codebook for QualCoder, NVivo, ATLAS.ti, MAXQDA
    (REFI-QDA); docbin is for spaCy; training is text that the reader can learn
    from once a person has corrected it; csv is a table of what was found, and
    beside it the codebook, as Taguette takes it. docs/exchange.md says how to
    open each, and what each tool keeps.

    The texts are taken from the files that were read, which must not have changed
    since. What was taken out of them is listed in DIR, in a file that you check
    and keep to yourself.

    Exit code: 0 when it is written, 2 when it cannot be, 1 when it had to stop,
    130 after Ctrl-C.
    """
    from nlp.batch.errors import CannotStartError
    from nlp.batch.export.writing import write

    try:
        _tell(write(folder, to, out, redact), to)
    except CannotStartError as error:
        _leave(str(error), CANNOT_START)
    except OSError as error:
        _leave(f"Stopped: {error.strerror or error}. Nothing was written.", STOPPED_SHORT)
    except KeyboardInterrupt:
        _leave("Stopped before the end, so nothing was written.", INTERRUPTED)


def _leave(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def _tell(written: "Written", to: Format) -> None:
    files = " and ".join(str(file) for file in written.files)
    held = "" if to is Format.QDC else f"{written.stories:,} stories with {written.codings:,} codings in "
    typer.echo(f"{held}{files}", err=True)
    if to is Format.TRAINING:
        typer.echo(
            "A draft: the machine alone has read these. Correct them before anything learns from them.", err=True
        )
    if written.replaced:
        typer.echo(f"Check what was taken out in {written.replaced}, and keep that file to yourself.", err=True)
