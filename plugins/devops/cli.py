#!/usr/bin/env python3
"""devops: deploy, roll back and inspect releases on this machine, in Capistrano's manner.

    ROOT/APP/releases/RELEASE      one folder for each release, complete or not there at all
    ROOT/APP/records/RELEASE.json  when it was deployed, and from where
    ROOT/APP/current               a link to the release that is live
    ROOT/APP/.work                 where a release is put together; empty between deploys
    ROOT/.APP.lock                 locked while a release is deployed or rolled back

Every change that others can see is one rename, so that whoever reads `current` meets the old release
or the new one and never something between.
"""

import argparse
import contextlib
import datetime
import json
import os
import re
import shutil
import signal
import sys
import tarfile
import tempfile
import time
from pathlib import PurePosixPath

try:
    import fcntl
except ImportError:  # Windows has none: two deploys at once are not kept apart there.
    fcntl = None

# Both become names of folders, and arguments of other programs: no "/", no "." or "-" in front.
NAME_PATTERN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._+-]{0,99}", re.ASCII)


class DevopsError(Exception):
    """A refusal or a failure that the caller can do something about; its text becomes the `error`."""


class Cancelled(BaseException):
    """SIGTERM or Ctrl-C: raised where the program is, so that everything half done is taken back.

    No Exception, like KeyboardInterrupt: whoever catches all errors of a library must not catch this.
    """


def main():
    arguments = build_parser().parse_args()
    stop_cleanly_on_signals()
    try:
        answer, status = arguments.run(arguments), 0
    except DevopsError as error:
        answer, status = {"error": str(error)}, 1
    except OSError as error:
        answer, status = {"error": plain_reason(error)}, 1
    except Cancelled:
        answer, status = {"error": "Cancelled. Nothing half done is left; `status` shows what is live."}, 1
    print(json.dumps(answer))
    return status


def build_parser():
    parser = argparse.ArgumentParser(description="Deploy, roll back and inspect releases on this machine.")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    add_deploy(subparsers)
    add_rollback(subparsers)
    add_status(subparsers)
    add_list_releases(subparsers)
    return parser


def add_deploy(subparsers):
    parser = add_command(subparsers, "deploy", deploy, "Put a folder or tarball live as a new release.")
    add_app(parser, required=True)
    parser.add_argument(
        "--source", required=True, metavar="PATH", help="folder or tarball whose content becomes the release"
    )
    parser.add_argument("--release", metavar="NAME", help="name of the release (default: the time, in UTC)")
    parser.add_argument("--check", metavar="FILE", help="file that must be in the release, or it does not go live")
    parser.add_argument(
        "--keep", type=int, default=5, metavar="N", help="releases to keep, the live one too (default: %(default)s)"
    )
    add_root(parser)
    parser.add_argument("--dry-run", action="store_true", help="try everything in a temporary folder, change nothing")


def add_rollback(subparsers):
    parser = add_command(subparsers, "rollback", rollback, "Put an earlier release live again.")
    add_app(parser, required=True)
    parser.add_argument("--to", metavar="RELEASE", help="release to go back to (default: the one before the live one)")
    add_root(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, change nothing")


def add_status(subparsers):
    parser = add_command(subparsers, "status", status_of_apps, "Show which release of an app is live.")
    add_app(parser, required=False)
    add_root(parser)


def add_list_releases(subparsers):
    parser = add_command(subparsers, "list-releases", list_releases, "List the releases of an app.")
    add_app(parser, required=True)
    parser.add_argument(
        "--limit", type=int, default=20, metavar="N", help="most releases to list (default: %(default)s)"
    )
    parser.add_argument(
        "--order", choices=["newest", "oldest"], default="newest", help="which come first (default: %(default)s)"
    )
    add_root(parser)


def add_command(subparsers, name, run, text):
    # No abbreviations: --re must not quietly mean --release today and --releases-dir tomorrow.
    parser = subparsers.add_parser(name, help=text, description=text, allow_abbrev=False)
    parser.set_defaults(run=run)
    return parser


def add_app(parser, required):
    text = "name of the app" if required else "name of the app (default: all apps)"
    parser.add_argument("--app", required=required, metavar="NAME", help=text)


def add_root(parser):
    # The variable is read when a command runs: as a default it would be shown, and kept, by whoever asks for help.
    parser.add_argument(
        "--releases-dir", metavar="DIR", help="folder that holds all apps (default: $DEVOPS_ROOT, else ./releases)"
    )


def stop_cleanly_on_signals():
    def cancel(number, frame):
        on_signals(signal.SIG_IGN)  # A second one must not interrupt the cleaning up.
        raise Cancelled

    on_signals(cancel)


def on_signals(handler):
    signal.signal(signal.SIGTERM, handler)
    signal.signal(signal.SIGINT, handler)


def plain_reason(error):
    """The text of an error without Python's decoration, with the file it is about."""
    if isinstance(error, shutil.Error):  # copytree's: a list of (source, target, reason).
        failures = error.args[0]
        more = " (and {} more)".format(len(failures) - 1) if len(failures) > 1 else ""
        return "Can't copy {}: {}{}".format(failures[0][0], failures[0][2], more)
    if isinstance(error, OSError) and error.filename is not None:
        return "{}: {}".format(error.strerror, error.filename)
    return str(error)


# --- The commands ------------------------------------------------------------------------------------


def deploy(arguments):
    require_at_least_one("--keep", arguments.keep)
    app = find_app(arguments)
    source = find_source(arguments.source, app)
    require_replaceable_current(app)
    if arguments.dry_run:
        return rehearse(app, source, arguments)
    os.makedirs(app.root, exist_ok=True)
    with lock(app):
        release = new_release_name(app, arguments.release)
        previous = app.current()
        publish(app, release, source, arguments.check)
        removed = prune(app, arguments.keep)
    return {"app": app.name, "current": release, "previous": previous, "removed": removed, "dry_run": False}


def rollback(arguments):
    app = find_existing_app(arguments)
    require_replaceable_current(app)
    if arguments.dry_run:
        return rolled_back(app, rollback_target(app, arguments.to), dry_run=True)
    with lock(app):
        answer = rolled_back(app, rollback_target(app, arguments.to), dry_run=False)
        link_current(app, answer["current"])
    return answer


def rolled_back(app, target, dry_run):
    return {"app": app.name, "current": target, "previous": app.current(), "dry_run": dry_run}


def status_of_apps(arguments):
    if arguments.app is not None:
        return status_of(find_existing_app(arguments))
    root = root_folder(arguments)
    return {"root": root, "apps": [status_of(App(root, name)) for name in app_names(root)]}


def status_of(app):
    releases, current = app.releases(), app.current()
    live = next((release for release in releases if release["release"] == current), {})
    status = {
        "app": app.name,
        "folder": app.folder,
        "current": current,
        "deployed_at": live.get("deployed_at"),
        "source": live.get("source"),
        "rollback_to": release_before(releases, current),
        "releases": len(releases),
    }
    if current is None:
        status["problem"] = what_is_wrong_with_current(app)
    return status


def list_releases(arguments):
    require_at_least_one("--limit", arguments.limit)
    app = find_existing_app(arguments)
    releases, current = app.releases(), app.current()
    if arguments.order == "oldest":
        releases.reverse()
    listed = [dict(release, current=release["release"] == current) for release in releases[: arguments.limit]]
    return {"app": app.name, "total": len(releases), "releases": listed}


# --- Apps and their releases -------------------------------------------------------------------------


class App:
    """Where everything of one app is, and what is there. Reads only."""

    def __init__(self, root, name):
        self.root = root
        self.name = checked_name("app", name)
        self.folder = os.path.join(root, name)
        self.releases_folder = os.path.join(self.folder, "releases")
        self.records_folder = os.path.join(self.folder, "records")
        self.current_link = os.path.join(self.folder, "current")
        self.work_folder = os.path.join(self.folder, ".work")
        self.lock_file = os.path.join(root, ".{}.lock".format(name))

    def release_folder(self, release):
        return os.path.join(self.releases_folder, release)

    def record_file(self, release):
        return os.path.join(self.records_folder, release + ".json")

    def current(self):
        """The name of the live release; None where `current` is missing or leads to no release."""
        target = os.path.realpath(self.current_link)
        is_release = os.path.dirname(target) == os.path.realpath(self.releases_folder) and os.path.isdir(target)
        return os.path.basename(target) if is_release else None

    def releases(self):
        """All releases, the one deployed last first."""
        found = [self.read_record(name) for name in folder_names(self.releases_folder)]
        return sorted(found, key=lambda release: (release["deployed_at"], release["release"]), reverse=True)

    def read_record(self, release):
        """Says when and from where; a release that was put there by hand counts from its folder's time."""
        try:
            with open(self.record_file(release), encoding="utf-8") as file:
                record = json.load(file)
            return {"release": release, "deployed_at": record["deployed_at"], "source": record["source"]}
        except (OSError, ValueError, KeyError, TypeError):
            changed = os.path.getmtime(self.release_folder(release))
            return {"release": release, "deployed_at": timestamp(changed), "source": None}


def find_app(arguments):
    return App(root_folder(arguments), arguments.app)


def find_existing_app(arguments):
    app = find_app(arguments)
    if not os.path.isdir(app.releases_folder):
        known = ", ".join(app_names(app.root)) or "none yet"
        raise DevopsError('There is no app "{}" in {}; known apps: {}.'.format(app.name, app.root, known))
    return app


def root_folder(arguments):
    root = arguments.releases_dir or os.environ.get("DEVOPS_ROOT") or "releases"
    return os.path.abspath(os.path.expanduser(root))


def app_names(root):
    return [name for name in folder_names(root) if os.path.isdir(os.path.join(root, name, "releases"))]


def folder_names(parent):
    """The folders in a folder that can be an app or a release, sorted; none where it does not exist."""
    try:
        with os.scandir(parent) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and NAME_PATTERN.fullmatch(entry.name)
            )
    except FileNotFoundError:
        return []


def checked_name(kind, name):
    if not NAME_PATTERN.fullmatch(name):
        raise DevopsError(
            '"{}" can\'t be the name of {} {}; use up to 100 letters, digits and . _ + - '
            "and begin with a letter, a digit or _.".format(name, "an" if kind == "app" else "a", kind)
        )
    return name


def new_release_name(app, wanted):
    if wanted is None:
        return free_time_name(app)
    if os.path.lexists(app.release_folder(checked_name("release", wanted))):
        raise DevopsError(
            'Release "{}" of {} is there already; choose another name, or go back to it with rollback --to.'.format(
                wanted, app.name
            )
        )
    return wanted


def free_time_name(app):
    name = time.strftime("%Y%m%d%H%M%S", time.gmtime())
    number, candidate = 1, name
    while os.path.lexists(app.release_folder(candidate)):  # A second deploy within one second.
        number += 1
        candidate = "{}-{}".format(name, number)
    return candidate


def rollback_target(app, wanted):
    releases, current = app.releases(), app.current()
    names = [release["release"] for release in releases]
    target = release_before(releases, current) if wanted is None else checked_name("release", wanted)
    if target is None:
        reason = "No release of {} is older than {}".format(app.name, current) if current else "Nothing is live"
        raise DevopsError("{}; name a release with --to: {}.".format(reason, ", ".join(names) or "there is none"))
    if target not in names:
        raise DevopsError(
            'There is no release "{}" of {}; there are: {}.'.format(target, app.name, ", ".join(names) or "none")
        )
    if target == current:
        raise DevopsError('Release "{}" of {} is live already.'.format(target, app.name))
    return target


def release_before(releases, current):
    names = [release["release"] for release in releases]
    earlier = names[names.index(current) + 1 :] if current in names else []
    return earlier[0] if earlier else None


def what_is_wrong_with_current(app):
    if not os.path.lexists(app.current_link):
        return "Nothing is live: {} does not exist; deploy, or roll back with --to.".format(app.current_link)
    if not os.path.islink(app.current_link):
        return "{} is not a link; move it away, then deploy.".format(app.current_link)
    return "{} leads to no release; roll back with --to, or deploy.".format(app.current_link)


def require_at_least_one(flag, number):
    if number < 1:
        raise DevopsError("{} is {}; expected a whole number from 1 on.".format(flag, number))


def timestamp(seconds):
    # Microseconds always: texts of one shape sort by time, also within a second.
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).isoformat(timespec="microseconds")


# --- Changing what is there --------------------------------------------------------------------------


@contextlib.contextmanager
def lock(app):
    """Keeps two deploys or rollbacks of one app apart. The system lets go of it, however the program ends."""
    # Never removed: a file that is deleted while another process opens it locks nothing.
    with open(app.lock_file, "a", encoding="utf-8") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise DevopsError(
                    "Another deploy or rollback of {} is running; try again when it has ended.".format(app.name)
                )
        yield


def publish(app, release, source, check):
    """Puts a release together beside the others, moves it into place and makes it the live one; or changes nothing."""
    remove_tree(app.work_folder)  # Left behind by a deploy that was killed.
    staged = os.path.join(app.work_folder, release)
    try:
        for folder in (app.work_folder, app.releases_folder, app.records_folder):
            os.makedirs(folder, exist_ok=True)
        stage(source, staged, check)
        write_record(app, release, source)
        os.rename(staged, app.release_folder(release))
        link_current(app, release)
    except BaseException:
        take_back(app, release)
        raise
    remove_tree(app.work_folder)


def take_back(app, release):
    on_signals(signal.SIG_IGN)
    remove_tree(app.work_folder)
    if app.current() == release:  # A signal came just after the link was switched: the deploy had succeeded.
        return
    remove_release(app, release)
    for folder in (app.releases_folder, app.records_folder, app.folder):
        with contextlib.suppress(OSError):  # Not empty: the app has other releases.
            os.rmdir(folder)


def require_replaceable_current(app):
    if os.path.lexists(app.current_link) and not os.path.islink(app.current_link):
        raise DevopsError(
            "{} is not a link, and will not be replaced; move it away first.".format(app.current_link)
        )


def link_current(app, release):
    """Switches `current` in one step: a link can't be changed, but another can be renamed over it."""
    os.makedirs(app.work_folder, exist_ok=True)
    fresh = os.path.join(app.work_folder, "next-current")
    with contextlib.suppress(FileNotFoundError):
        os.unlink(fresh)
    # Relative to where it ends up, so that the whole root can be moved.
    os.symlink(os.path.join("releases", release), fresh)
    os.replace(fresh, app.current_link)


def write_record(app, release, source):
    with open(app.record_file(release), "w", encoding="utf-8") as file:
        json.dump({"deployed_at": timestamp(time.time()), "source": source}, file)


def prune(app, keep):
    """Removes the oldest releases beyond `keep`, never the live one; returns their names."""
    current = app.current()
    removed = prunable(app.releases(), keep, current)
    for release in removed:
        try:
            remove_release(app, release)
        except OSError as error:
            raise DevopsError(
                "{} is live, but the old release {} could not be removed: {}.".format(
                    current, release, plain_reason(error)
                )
            )
    return removed


def prunable(releases, keep, current):
    return [release["release"] for release in releases[keep:] if release["release"] != current]


def remove_release(app, release):
    if os.path.lexists(app.release_folder(release)):
        # Moved away first, so that nobody sees a release with half of its files.
        os.makedirs(app.work_folder, exist_ok=True)
        os.rename(app.release_folder(release), os.path.join(app.work_folder, "removed-" + release))
        remove_tree(app.work_folder)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(app.record_file(release))


def remove_tree(folder):
    if not os.path.lexists(folder):
        return
    # A release may hold folders that nobody may write to, and what is in them could not be removed.
    for path, _, _ in os.walk(folder):
        os.chmod(path, 0o700)
    shutil.rmtree(folder)


def rehearse(app, source, arguments):
    """A deploy up to the moment when it would become visible, in a temporary folder that is thrown away."""
    release = new_release_name(app, arguments.release)
    folder = tempfile.mkdtemp(prefix="devops-")
    try:
        stage(source, os.path.join(folder, release), arguments.check)
    finally:
        remove_tree(folder)
    # The new release is one of those that are kept, and the live one then: what is live now may go.
    removed = prunable(app.releases(), arguments.keep - 1, None)
    return {"app": app.name, "current": release, "previous": app.current(), "removed": removed, "dry_run": True}


# --- Sources -----------------------------------------------------------------------------------------


def find_source(path, app):
    source = os.path.realpath(os.path.expanduser(path))
    if not os.path.exists(source):
        raise DevopsError('There is no "{}" (--source); expected a folder or a tarball.'.format(source))
    if os.path.isdir(source):
        require_outside(source, app.root)
    elif not os.path.isfile(source):
        raise DevopsError('"{}" (--source) is neither a folder nor a file.'.format(source))
    return source


def require_outside(source, root):
    """A folder that holds the root would be copied into itself, without end."""
    root = os.path.realpath(root)
    if root == source or root.startswith(os.path.join(source, "")):
        raise DevopsError('"{}" (--source) holds the releases in {}; keep them apart.'.format(source, root))


def stage(source, folder, check):
    """Makes the release's folder, complete and checked."""
    if os.path.isdir(source):
        shutil.copytree(source, folder, symlinks=True)
    else:
        unpack(source, folder)
    if check is not None:
        require_file(folder, check)


def require_file(folder, check):
    path = os.path.realpath(os.path.join(folder, check))
    inside = path.startswith(os.path.join(os.path.realpath(folder), ""))
    if not (inside and os.path.isfile(path)):
        raise DevopsError('There is no file "{}" (--check) in the release; it does not go live.'.format(check))


def unpack(source, folder):
    os.mkdir(folder)
    try:
        with tarfile.open(source) as tarball:
            extract(tarball, folder)
    except (DevopsError, OSError):
        raise
    except Exception as error:  # tarfile lets through what gzip, bz2, lzma and odd headers raise.
        reason = (str(error) or type(error).__name__).splitlines()[0].rstrip(":")
        raise DevopsError(
            'Can\'t read "{}" (--source) as a tarball (.tar, .tar.gz, .bz2, .xz): {}.'.format(source, reason)
        )


def extract(tarball, folder):
    members = tarball.getmembers()
    refuse_escapes(members)
    for member in members:
        disarm(member)
    tarball.extractall(folder, members, **tarfile_filter())


def tarfile_filter():
    # Newer versions have checks of their own. They come on top: 3.8 must be as safe, and does not have them
    # in every release.
    return {"filter": "data"} if hasattr(tarfile, "data_filter") else {}


def refuse_escapes(members):
    """Refuses a tarball that could write outside its folder.

    Looks at names only, before a byte is written. What makes that enough: no member is below a link, so every
    member lands where its name says; and `..` stands only at the start of a link's target, so that
    a link can't climb out by way of another one.
    """
    links = {path_of(member) for member in members if member.issym()}
    files, seen = set(), set()
    for member in members:
        path = path_of(member)
        if member.name.startswith("/") or ".." in path.parts:
            raise escape(member, "its name leads outside")
        if path in seen and not member.isdir():
            raise escape(member, "its name is there twice")
        if any(parent in links for parent in path.parents):
            raise escape(member, "it is below a link")
        refuse_kind(member, path, files)
        seen.add(path)
        if member.isreg():
            files.add(path)


def refuse_kind(member, path, files):
    if member.issym():
        if not stays_inside(path, PurePosixPath(member.linkname)):
            raise escape(member, "its link to {} leads outside, or has .. behind a name".format(member.linkname))
    elif member.islnk():
        # To a plain file only: a second name for a link would read its target from another place.
        if PurePosixPath(member.linkname) not in files:
            raise escape(member, "it is a hard link to {}, which is no file before it".format(member.linkname))
    elif not (member.isreg() or member.isdir()):
        raise escape(member, "it is neither a file, a folder nor a link")


def stays_inside(path, target):
    climbs = sum(1 for part in target.parts if part == "..")
    climbs_first = ".." not in target.parts[climbs:]
    return not target.is_absolute() and climbs_first and climbs < len(path.parts)


def path_of(member):
    return PurePosixPath(member.name)  # "./a//b/" is a/b, and nothing else is tidied.


def escape(member, reason):
    return DevopsError('The tarball is refused for its member "{}": {}.'.format(member.name, reason))


def disarm(member):
    """Takes from a member what must not come from a tarball: set-user-id bits, write rights for all, another owner."""
    member.mode = (member.mode & 0o755) | (0o700 if member.isdir() else 0o600)
    member.uname = member.gname = ""
    if hasattr(os, "getuid"):
        member.uid, member.gid = os.getuid(), os.getgid()


if __name__ == "__main__":
    sys.exit(main())
