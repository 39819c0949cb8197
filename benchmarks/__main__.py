"""`make bench`: prints all figures; `python -m benchmarks extraction` those of one part."""

from __future__ import annotations

import sys

from benchmarks import extraction, stores

PARTS = {"extraction": extraction.main, "stores": stores.main}


def main(names: list[str]) -> int:
    """Run the named parts, or all."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"no benchmark {unknown[0]!r}; there are: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    for name in names or PARTS:
        print(f"\n# {name}")
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
