"""`aftercare preview`: the handouts in a browser, as they are while somebody writes."""

from pathlib import Path

import click

from .common import say
from .options import site_option


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Port to serve on; 0: any free port."
)
@site_option
def command(port: int) -> None:
    """Show the handouts in a browser on this machine, and reload them at every save.

    Choose handout, language and edition on the page; "pseudo-translated" shows disguised English, to judge length
    and direction. Problems with a file are shown on the page. Nothing is written. End with Ctrl+C.
    """
    from ..core.errors import AftercareError
    from ..core.settings.file import find
    from ..pipeline.preview.server import Server

    root = find(Path.cwd()).path.parent
    try:
        server = Server(root, port)
    except OSError as error:
        raise AftercareError(f"port {port}: {error.strerror}; leave out --port to use a free one") from None
    with server.watching():
        say(f"Open {server.address}\nEnd with Ctrl+C.")
        server.serve_forever()
