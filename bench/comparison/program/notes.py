#!/usr/bin/env python3
import argparse
import subprocess


def make_parser():
    parser = argparse.ArgumentParser(prog="notes", description="Keep notes.")
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add", help="Add a note.")
    add.add_argument("text", help="What is noted.")
    add.add_argument("--times", type=int, default=1, help="How often.")
    add.add_argument("--color", choices=["red", "green"], help="In which colour.")
    add.add_argument("--tag", action="append", default=[], help="A tag; may be given several times.")
    add.add_argument("--shout", action="store_true", help="In capital letters.")
    wait = commands.add_parser("wait", help="Wait, by another process.")
    wait.add_argument("--seconds", type=float, required=True, help="How long.")
    archive = commands.add_parser("archive", help="The archive.")
    archived = archive.add_subparsers(dest="archive_command", required=True)
    listing = archived.add_parser("list", help="List what is archived.")
    listing.add_argument("--since", help="Only from this day on, such as 2026-01-31.")
    listing.add_argument("--limit", type=int, default=10, help="At most so many.")
    return parser


def main():
    given = make_parser().parse_args()
    if given.command == "add":
        text = given.text.upper() if given.shout else given.text
        print(text, given.times, given.color, ",".join(given.tag))
    elif given.command == "wait":
        subprocess.run(["sleep", str(given.seconds)])
        print("done")
    else:
        print(given.since, given.limit)


if __name__ == "__main__":
    main()
