"""What a notebook can change in the shell that runs it, so that a changed shell is not used for the next one."""

from IPython.core.interactiveshell import InteractiveShell


def customisation(shell: InteractiveShell) -> list[object]:
    """Return what extensions, magics, libraries and configuration change in a shell."""
    formatter = shell.display_formatter
    formatters = [*formatter.formatters.values(), formatter.ipython_display_formatter]
    formatters.append(formatter.mimebundle_formatter)
    transformers = shell.input_transformer_manager
    return [
        {event: list(calls) for event, calls in shell.events.callbacks.items()},
        {kind: dict(magics) for kind, magics in shell.magics_manager.magics.items()},
        [(f.enabled, *map(dict, (f.type_printers, f.deferred_printers))) for f in formatters],
        [dict(f.singleton_printers) for f in formatters],
        list(formatter.active_types),
        [list(transformers.cleanup_transforms), list(transformers.line_transforms)],
        [list(transformers.token_transformers), list(shell.input_transformers_post)],
        set(shell.extension_manager.loaded),
        shell.custom_exceptions,
        shell.InteractiveTB.mode,
        shell.trait_values(config=True),
        {name for name in vars(shell) if not name.startswith("_")},
    ]
