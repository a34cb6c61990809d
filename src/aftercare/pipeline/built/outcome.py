"""What a publish did."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Built:
    """What a publish did. Keys are `handout/tag`."""

    made: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    """Files of handouts that moved, are withdrawn, or are no longer wanted."""
    failed: dict[str, str] = field(default_factory=dict)
    """Why a handout could not be built; the others were."""
    released: dict[str, str] = field(default_factory=dict)
    """What all pages show that patients may get, as a digest, those of before included."""
