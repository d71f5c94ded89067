"""The code of the README and the examples under mypy, as a user's: python tests/typing_api.py."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Return the exit status of mypy, which says what is wrong."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder) / f"readme_{number}.py" for number in range(len(blocks))]
        for copy, block in zip(copies, blocks, strict=True):
            copy.write_text(block, encoding="utf-8")
        command = [sys.executable, "-m", "mypy", *copies, *sorted((ROOT / "examples").glob("*.py"))]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
