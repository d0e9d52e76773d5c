"""The same three commands as an MCP server that somebody writes by hand, with FastMCP."""
import os
import subprocess
import sys
from typing import Annotated, Literal, Optional

from fastmcp import FastMCP
from pydantic import Field

server = FastMCP("notes")
program = [sys.executable, os.path.join(os.path.dirname(__file__), "notes.py")]


def run(*arguments: str) -> str:
    done = subprocess.run([*program, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return done.stdout


@server.tool
def add(
    text: Annotated[str, Field(description="What is noted.")],
    times: Annotated[int, Field(description="How often.")] = 1,
    color: Annotated[Optional[Literal["red", "green"]], Field(description="In which colour.")] = None,
    tag: Annotated[Optional[list[str]], Field(description="A tag; may be given several times.")] = None,
    shout: Annotated[bool, Field(description="In capital letters.")] = False,
) -> str:
    """Add a note."""
    arguments = ["add", text, f"--times={times}"]
    if color is not None:
        arguments.append(f"--color={color}")
    arguments += [f"--tag={one}" for one in tag or []]
    if shout:
        arguments.append("--shout")
    return run(*arguments)


@server.tool
def wait(seconds: Annotated[float, Field(description="How long.")]) -> str:
    """Wait, by another process."""
    return run("wait", f"--seconds={seconds}")


@server.tool
def archive_list(
    since: Annotated[Optional[str], Field(description="Only from this day on, such as 2026-01-31.")] = None,
    limit: Annotated[int, Field(description="At most so many.")] = 10,
) -> str:
    """List what is archived."""
    arguments = ["archive", "list", f"--limit={limit}"]
    if since is not None:
        arguments.append(f"--since={since}")
    return run(*arguments)


server.run(show_banner=False)
