"""At run time Tongren contacts nobody: any attempt to open a connection is a failure."""

import subprocess
import sys

import pytest

GUARDED = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        raise SystemExit(f"network: {event} {arguments}")

sys.addaudithook(refuse)
from tongren.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "KI1", "--full"],
        ["resolve", "Yong Quan"],
        ["search", "insomnia"],
        ["meridian", "KI"],
        ["check"],
        ["export", "json"],
    ],
    ids=" ".join,
)
def test_no_command_opens_a_connection(arguments: list[str]) -> None:
    result = subprocess.run(
        [sys.executable, "-c", GUARDED, *arguments], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_the_guard_refuses_a_connection() -> None:
    attempt = GUARDED.replace(
        "from tongren.cli import main",
        "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)",
    )
    result = subprocess.run(
        [sys.executable, "-c", attempt], capture_output=True, text=True, check=False
    )
    assert result.returncode != 0
    assert "network: socket" in result.stderr
