"""What a merge did to the rows of a catalog."""

from dataclasses import dataclass, field

NAMES = ("added", "dropped", "edited", "lost", "moved", "parted", "removed", "restored", "unsigned")


@dataclass(slots=True)
class Changes:
    """What a merge did, as row ids."""

    added: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    """Rows that are gone, and of which the catalog held nothing."""
    edited: list[str] = field(default_factory=list)
    """Rows that had a translation, which is stale now."""
    lost: list[str] = field(default_factory=list)
    """Rows that are not new, and that the catalog lacked though it had been brought up to the English that has them."""
    moved: list[str] = field(default_factory=list)
    """Signed rows that got another kind or place."""
    parted: list[str] = field(default_factory=list)
    """Signed rows whose own English was not edited, and that are below some that was."""
    above: dict[str, str] = field(default_factory=dict)
    """Of each of these, what above it was edited or has moved."""
    removed: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    unsigned: list[str] = field(default_factory=list)
    """Rows that are restored, and whose signatures were given in another handout, or for other words."""

    @property
    def back(self) -> list[str]:
        """The rows that are restored, signed or not."""
        return [*self.restored, *self.unsigned]

    def extend(self, other: "Changes") -> None:
        """Add what another merge did."""
        for name in NAMES:
            getattr(self, name).extend(getattr(other, name))
        self.above.update(other.above)

    def __bool__(self) -> bool:
        """Whether anything happened."""
        return any(getattr(self, name) for name in NAMES)

    def returned(self, row: str, *, translated: bool) -> None:
        """Tell of a row that had been removed, unless its English was edited meanwhile."""
        if row not in {*self.edited, *self.restored}:
            (self.restored if translated else self.added).append(row)
