"""How a fork of fork_server.py ends: as Python ends a program, as far as others can see it, and in less time.

It must parse on every Python that smcp may find; it runs on CPython 3.9 and later.
"""
import _signal
import _weakref
import gc
import io
import os
import sys

# What a fork may write to a pipe in one piece.
REPORT_BYTES = 4096
STDLIB = os.path.dirname(os.__file__)


def end(program, status, is_interrupted, report_path):
    """Ends this process as Python ends a program: threads, atexit, files, exit code."""
    threading = sys.modules.get("threading")
    if threading is not None:
        try:
            threading._shutdown()
        except BaseException:
            ignored("in: <module 'threading'>", "on threading shutdown:")
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = drop_own_frame
    # The one that the program uses: before Python 3.10, each has a list of its own.
    atexit = sys.modules.get("atexit")
    if atexit is not None:
        try:
            atexit._run_exitfuncs()
        except BaseException:
            # It has told of each; before Python 3.10 it raises the last.
            pass
    if not flush_streams():
        status = 120
    report(report_path, program.modules)
    new = [module for name, module in list(sys.modules.items()) if name not in program.modules]
    flush_c = find_c_flush(program.has_c or any(map(may_print_in_c, new)))
    sweep(program)
    flush_c(None)
    flush_streams(is_told=False)
    if is_interrupted:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
        os.kill(os.getpid(), _signal.SIGINT)
    os._exit(status & 0xff)


def sweep(program):
    """What the end of an interpreter does that others can see: objects end, and what they hold is written."""
    flush_files()
    # A thread that still runs needs them.
    if len(os.listdir("/proc/self/task")) == 1:
        sys.last_type = sys.last_value = sys.last_traceback = sys.last_exc = None
        # One after the other, while what their `__del__` may use is there: a collection takes any order.
        for name in [name for name, value in program.names.items() if is_plain_object(value)]:
            program.names[name] = None
        program.module = program.names = None
        left = []
        for name in [name for name in sys.modules if name not in program.modules or name == "__main__"]:
            if type(sys.modules[name]) is type(sys):
                left.append(_weakref.ref(sys.modules[name]))
            sys.modules[name] = None
        gc.collect()
        for module in reversed([module for module in (reference() for reference in left) if module is not None]):
            clear(module.__dict__)
        gc.collect()
        flush_files()


def exit_code(error):
    """Reports an uncaught exception as Python does, and returns the exit code."""
    if error is None:
        return 0
    # The frame in which it was run.
    error = error.with_traceback(error.__traceback__ and error.__traceback__.tb_next)
    if isinstance(error, SystemExit):
        return system_exit_code(error.code)
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__
    if sys.version_info >= (3, 12):
        sys.last_exc = error
    if not hasattr(sys, "excepthook"):
        print("sys.excepthook is missing", file=sys.stderr)
    hook = getattr(sys, "excepthook", sys.__excepthook__)
    try:
        hook(type(error), error, error.__traceback__)
    except SystemExit as exit:
        return system_exit_code(exit.code)
    except BaseException as hook_error:
        print("Error in sys.excepthook:", file=sys.stderr)
        hook_error = hook_error.with_traceback(hook_error.__traceback__.tb_next)
        sys.__excepthook__(type(hook_error), hook_error, hook_error.__traceback__)
        print("\nOriginal exception was:", file=sys.stderr)
        sys.__excepthook__(type(error), error, error.__traceback__)
    return 1


def system_exit_code(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code if abs(code) < 1 << 63 else 255
    try:
        sys.stderr.write(str(code))
    except BaseException:
        pass
    try:
        sys.stderr.write("\n")
    except BaseException:
        # Python, too, falls back to the descriptor here.
        os.write(2, b"\n")
    return 1


def ignored(before_3_13, since_3_13):
    """Tells of an exception that nobody can catch, in the words of this Python."""
    kind, error, _ = sys.exc_info()
    what = since_3_13 if sys.version_info >= (3, 13) else before_3_13
    try:
        sys.stderr.write("Exception ignored %s\n%s: %s\n" % (what, kind.__name__, error))
    except BaseException:
        pass


def flush_streams(is_told=True):
    """Returns False if something that was printed could not be written."""
    done = True
    for stream in (sys.stdout, sys.stderr):
        if stream is None or is_closed(stream):
            continue
        try:
            stream.flush()
        except BaseException:
            done = False
            if is_told and stream is sys.stdout:
                ignored("in: %r" % stream, "on flushing sys.stdout:")
    return done


def is_closed(stream):
    try:
        return stream.closed
    except ValueError:
        return False


def flush_files():
    """Writes what open files hold, text before bytes. Not what compresses: a flush would change its output."""
    plain = (io.BufferedWriter, io.BufferedRandom)
    things = gc.get_objects()
    texts = [one for one in things if type(one) is io.TextIOWrapper and type(buffer_of(one)) in plain]
    for file in texts + [one for one in things if type(one) in plain]:
        try:
            if not file.closed:
                file.flush()
        except BaseException:
            pass


def buffer_of(text):
    try:
        return text.buffer
    except ValueError:
        return None


def drop_own_frame(unraisable):
    """Shows an exception that nobody can catch without the frame of this file, in which there was none of its own."""
    trace = unraisable.exc_traceback
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    kind, value, _, message, thing = unraisable
    sys.__unraisablehook__(type(unraisable)((kind, value, trace, message, thing)))


def may_print_in_c(module):
    """The compiled modules of Python itself do not."""
    file = getattr(module, "__file__", None) or ""
    return file.endswith(".so") and not file.startswith(STDLIB + "/lib-dynload/")


def find_c_flush(may_have_printed):
    """Returns what writes what C code has printed and holds."""
    if not may_have_printed and "ctypes" not in sys.modules:
        return lambda _: None
    try:
        import ctypes
        return ctypes.CDLL(None).fflush
    except Exception:
        return lambda _: None


def is_plain_object(value):
    return not isinstance(value, (type, type(sys), type(clear))) and not callable(value)


def clear(names):
    """Python clears a module in this order."""
    for is_private in (True, False):
        for name in list(names):
            if name != "__builtins__" and (name.startswith("_") and not name.startswith("__")) == is_private:
                names[name] = None


def report(path, known):
    """Tells the server which modules this call had to import itself: of the standard library, or of a package that the
    server has loaded. Others may look at which modules there are: plugins of pytest are found so."""
    names = [name for name in set(sys.modules) - known if is_worth_learning(name, known)]
    lines = b"".join(b"L %s\n" % name.encode() for name in sorted(names))
    # Whole lines.
    data = lines[:lines.rfind(b"\n", 0, REPORT_BYTES) + 1]
    if not data:
        return
    try:
        fd = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        os.write(fd, data)
        os.close(fd)
    except OSError:
        pass


def is_worth_learning(name, known):
    spec = getattr(sys.modules[name], "__spec__", None)
    origin = getattr(spec, "origin", None) or ""
    if getattr(spec, "name", None) != name or name.endswith("__main__"):
        return False
    return origin in ("built-in", "frozen") or is_stdlib(origin) or ("." in name and name.partition(".")[0] in known)


def is_stdlib(path):
    return path.startswith(STDLIB + "/") and "/site-packages/" not in path and "/dist-packages/" not in path
