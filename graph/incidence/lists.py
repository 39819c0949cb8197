"""Lists of numbers, one for each number from 0, packed in two arrays: the rows of a sparse matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.signedinteger]
Flags: TypeAlias = NDArray[np.bool_]


def spread(starts: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """All positions of some ranges, one range after the other, and for each which range it is of."""
    which = np.repeat(np.arange(len(lengths)), lengths)
    before = np.cumsum(lengths) - lengths
    return which, np.arange(len(which)) + np.repeat(starts - before, lengths)


@dataclass(frozen=True, slots=True)
class Lists:
    """The list of owner n is `values[starts[n]:starts[n + 1]]`; what comes later stands later."""

    starts: Numbers
    values: Numbers

    def extended(self, owners: Numbers, values: Numbers, size: int) -> Lists:
        """The lists of so many owners, with a value more for each that is given."""
        order = np.argsort(owners, kind="stable")
        owners, values = owners[order], values[order]
        starts = np.concatenate([self.starts, np.full(size + 1 - len(self.starts), self.starts[-1])])
        merged = np.insert(self.values, starts[owners + 1], values)
        more = np.cumsum(np.bincount(owners, minlength=size))
        return Lists(starts + np.concatenate([[0], more]), merged.astype(np.int32, copy=False))

    def of(self, owner: int) -> Numbers:
        """The list of an owner."""
        return self.values[self.starts[owner] : self.starts[owner + 1]]

    def gather(self, owners: Numbers) -> tuple[Numbers, Numbers]:
        """The lists of some owners, one after the other, and for each value which of the owners it is of."""
        starts = self.starts[owners]
        which, positions = spread(starts, self.starts[owners + 1] - starts)
        return which, self.values[positions]

    @property
    def owners(self) -> Numbers:
        """The owner of each value."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


EMPTY = Lists(np.zeros(1, np.int64), np.zeros(0, np.int32))


def join(left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """The places of equal values: where on the left, and where on the right, for each pair of them."""
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    first = np.searchsorted(ordered, left, side="left")
    which, positions = spread(first, np.searchsorted(ordered, left, side="right") - first)
    return which, order[positions]


def distinct(values: Numbers) -> Numbers:
    """The different values, in order."""
    ordered = np.sort(values)
    return ordered[starts_of(ordered)]


def starts_of(ordered: Numbers) -> Flags:
    """Where a new value begins among values in order."""
    new = np.ones(len(ordered), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    return new
