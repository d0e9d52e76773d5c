"""What fork_server.py and spawn_helper.py share: processes that make a process for each call of smcp, and tell of it.

Each has /dev/null as stdin, and a socket as descriptor 3. Frames go both ways over it: four bytes of length, one byte of
kind, four bytes of call id, and the body, in which NUL separates fields; numbers are big-endian.

Received: `I`, before a call, what that has on stdin, or `H` if `I` follows while it runs; `R` a call; `D` drop a call's
output.
Sent: `Y` ready; `N` a call that was not started, and why; `A` accepted: from here on the call counts as run; `S` started,
with its process id; `O`, `E` output; `X` exit, with code or minus signal, microseconds of CPU and KiB of memory, 0 if that is not known; `C` its
output has ended.

Nothing is kept: while smcp does not read what was sent, nothing more is read of what programs print. It must parse on
every Python that smcp may find; it runs on CPython 3.9 and later.
"""
import _signal
import os
import select
import time

CONTROL = 3
READ_BYTES = 65536
# What is sent in one piece.
OUTBOX_BYTES = 262144
# The most that one of our pipes holds.
PIPE_BYTES = 262144
# In place of what a call has on stdin, which comes later.
HELD = object()
# For a program to end in after SIGTERM, when smcp itself is gone.
GRACE_SECONDS = 2


class Gone(Exception):
    """There is nobody at the other end."""


class NotStarted(Exception):
    """Why a call was not started, as bytes."""


class Frames:
    """Splits what arrives into frames."""

    def __init__(self):
        self.buffer = bytearray()

    def receive(self):
        """Returns the frames that are complete."""
        try:
            data = os.read(CONTROL, READ_BYTES)
        except OSError as error:
            raise Gone() from error
        if not data:
            raise Gone()
        self.buffer += data
        frames = []
        while len(self.buffer) >= 4:
            end = 4 + int.from_bytes(self.buffer[:4], "big")
            if len(self.buffer) < end:
                break
            frame = bytes(self.buffer[4:end])
            del self.buffer[:end]
            body = frame[5:].split(b"\0") if len(frame) > 5 else []
            frames.append((frame[:1], int.from_bytes(frame[1:5], "big"), body))
        return frames


class Call:
    """One call in its own process, as its maker sees it."""

    def __init__(self, call_id, pid, out, err):
        self.id = call_id
        self.pid = pid
        self.has_ended = False
        self.streams = {out: b"O", err: b"E"}


def close_inherited():
    """Closes what smcp was started with itself, such as a lock of its supervisor: a program that held it on would keep it
    when smcp is gone. What this process has opened is not inherited by others, and stays."""
    for fd in map(int, os.listdir("/proc/self/fd")):
        try:
            if fd > CONTROL and os.get_inheritable(fd):
                os.close(fd)
        except OSError:
            # That of the listing is closed by now.
            pass


class Maker:
    """Serves calls. A kind of it says how a process is made, in a session of its own: by `check` and `make`."""

    def __init__(self):
        close_inherited()
        self.frames = Frames()
        self.poll = select.poll()
        self.calls = {}
        # What calls have on stdin: by call id until they start, by descriptor until it is written.
        self.given = {}
        self.inputs = {}
        # Where those get it that get it later, by call id.
        self.held = {}
        self.outbox = []
        self.outbox_bytes = 0
        self.wakeup = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        for fd in (CONTROL, self.wakeup[0]):
            self.poll.register(fd, select.POLLIN)
        _signal.set_wakeup_fd(self.wakeup[1], warn_on_full_buffer=False)
        _signal.signal(_signal.SIGCHLD, lambda *_: None)

    def check(self, body):
        """Raises a NotStarted or an OSError for a call that can't be made."""
        raise NotImplementedError

    def make(self, body, given, out, err):
        """Makes the process, with these ends of pipes as its stdin, which is /dev/null if there is None, stdout and
        stderr. Returns its id, and 0 in a fork."""
        raise NotImplementedError

    def made(self, call):
        """Says that it has started, if the call does not do so itself."""

    def rest(self):
        """Does what there is time for when all that came was taken. Returns what `serve` returns in a fork."""

    def request(self, body, given, out, err):
        """Makes a fork forget its maker. Returns what `serve` returns in it."""
        raise NotImplementedError

    def serve(self):
        """Serves until the other end is gone. Returns only in a fork, with its request."""
        try:
            while True:
                # Frames last: a call that they start may be given the descriptors of one that they end.
                for fd, _ in reversed(self.poll.poll()):
                    request = self.take(fd)
                    if request:
                        return request
                self.flush()
                request = self.rest()
                if request:
                    return request
        except Gone:
            self.end()

    def take(self, fd):
        if fd == CONTROL:
            for kind, call_id, body in self.frames.receive():
                request = self.take_frame(kind, call_id, body)
                if request:
                    return request
        elif fd == self.wakeup[0]:
            os.read(fd, READ_BYTES)
            self.reap()
        elif fd in self.inputs:
            self.write_input(fd)
        else:
            self.pass_output(fd)
        return None

    def take_frame(self, kind, call_id, body):
        if kind == b"H":
            self.given[call_id] = HELD
        elif kind == b"I" and call_id in self.held:
            self.give(*self.held.pop(call_id), b"\0".join(body))
        elif kind == b"I":
            self.given[call_id] = b"\0".join(body)
        if kind == b"R":
            return self.start(call_id, body)
        if kind == b"D":
            self.drop(call_id)
        return None

    def start(self, call_id, body):
        text = self.given.pop(call_id, None)
        # Calls that had ended when theirs came.
        self.given.clear()
        pipes = []
        try:
            self.check(body)
            pipes += (os.pipe(), os.pipe())
            (out, out_end), (err, err_end) = pipes
            if text is not None:
                pipes.append(os.pipe())
            given, text_end = pipes[2] if text is not None else (None, None)
            # Before it is made: what nobody has been told of has not run.
            self.send(b"A", call_id)
            self.flush()
            pid = self.make(body, given, out_end, err_end)
        except (OSError, ValueError, NotImplementedError, NotStarted) as error:
            for fd in sum(pipes, ()):
                os.close(fd)
            self.send(b"N", call_id, os.fsencode(str(error)))
            return None
        ours = [fd for fd in (text_end, out, err) if fd is not None]
        if pid == 0:
            for fd in ours:
                os.close(fd)
            return self.request(body, given, out_end, err_end)
        for fd in sum(pipes, ()):
            if fd not in ours:
                os.close(fd)
        call = self.calls[pid] = Call(call_id, pid, out, err)
        for fd in (out, err):
            os.set_blocking(fd, False)
            self.poll.register(fd, select.POLLIN)
        if text is HELD:
            self.held[call_id] = call, text_end
        elif text is not None:
            self.give(call, text_end, text)
        self.made(call)
        return None

    def give(self, call, fd, text):
        """Writes what a call has on stdin, as it is read."""
        os.set_blocking(fd, False)
        self.inputs[fd] = call, memoryview(text)
        self.poll.register(fd, select.POLLOUT)

    def write_input(self, fd):
        call, text = self.inputs[fd]
        try:
            text = text[os.write(fd, text):]
        except OSError:
            # A program need not read what it is given.
            text = b""
        if text:
            self.inputs[fd] = call, text
        else:
            self.close_input(fd)

    def close_input(self, fd):
        self.poll.unregister(fd)
        os.close(fd)
        del self.inputs[fd]

    def send(self, kind, call_id, *parts):
        size = sum(map(len, parts))
        self.outbox += ((size + 5).to_bytes(4, "big"), kind, call_id.to_bytes(4, "big"), *parts)
        self.outbox_bytes += size
        if self.outbox_bytes >= OUTBOX_BYTES:
            self.flush()

    def flush(self):
        """Blocks until all that was sent is in the socket: if this process dies, what it has accepted is known."""
        data = memoryview(b"".join(self.outbox))
        self.outbox = []
        self.outbox_bytes = 0
        try:
            while data:
                data = data[os.write(CONTROL, data):]
        except OSError as error:
            raise Gone() from error

    def send_started(self, call_id, pid):
        self.send(b"S", call_id, pid.to_bytes(4, "big"))

    def reap(self):
        for pid, call in list(self.calls.items()):
            if call.has_ended or not os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                continue
            # While the group's id can't have been given to another one.
            signal_group(pid, _signal.SIGKILL)
            _, status, usage = os.wait4(pid, 0)
            self.clear(call)
            code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
            cpu = int((usage.ru_utime + usage.ru_stime) * 1000000)
            for fd in [fd for fd, (other, _) in self.inputs.items() if other is call]:
                self.close_input(fd)
            if call.id in self.held:
                os.close(self.held.pop(call.id)[1])
            self.pass_rest(call)
            self.send(b"X", call.id, code.to_bytes(4, "big", signed=True), cpu.to_bytes(8, "big"),
                      self.memory(usage).to_bytes(8, "big"))
            call.has_ended = True
            self.forget_ended(call)

    def clear(self, call):
        """Called when it has ended, and before that is told."""

    def memory(self, usage):
        """Returns how many KiB a process used at most; 0 if that is not known."""
        return usage.ru_maxrss

    def pass_output(self, fd):
        for call in list(self.calls.values()):
            if fd in call.streams:
                self.pass_piece(call, fd)

    def pass_piece(self, call, fd):
        """Returns whether there was one."""
        try:
            data = os.read(fd, READ_BYTES)
        except BlockingIOError:
            return False
        if data:
            self.send(call.streams[fd], call.id, data)
            return True
        self.close_stream(call, fd)
        self.forget_ended(call)
        return False

    def pass_rest(self, call):
        """Passes on what was printed before the end, so that nobody has to wait for it then; what is printed later, by
        others, may never end."""
        for fd in list(call.streams):
            pieces = 0
            while pieces * READ_BYTES <= PIPE_BYTES and self.pass_piece(call, fd):
                pieces += 1

    def drop(self, call_id):
        for call in list(self.calls.values()):
            if call.id == call_id:
                for fd in list(call.streams):
                    self.close_stream(call, fd)
                self.forget_ended(call)

    def close_stream(self, call, fd):
        self.poll.unregister(fd)
        os.close(fd)
        del call.streams[fd]

    def forget_ended(self, call):
        if call.has_ended and not call.streams:
            del self.calls[call.pid]
            self.send(b"C", call.id)

    def end(self):
        """The other end is gone: nobody wants to know what is still running. It gets some time to put things away."""
        until = time.monotonic() + GRACE_SECONDS
        for number in (_signal.SIGTERM, _signal.SIGKILL):
            for pid, call in self.calls.items():
                if not call.has_ended:
                    signal_group(pid, number)
            while number == _signal.SIGTERM and time.monotonic() < until and self.is_any_running():
                time.sleep(0.02)
        os._exit(0)

    def is_any_running(self):
        for pid, call in self.calls.items():
            if not call.has_ended and os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                signal_group(pid, _signal.SIGKILL)
                call.has_ended = True
        return any(not call.has_ended for call in self.calls.values())


def fields(texts):
    return b"\0".join(os.fsencode(text) for text in texts)


def signal_group(pid, number):
    try:
        os.killpg(pid, number)
    except OSError:
        # It does not have its own group yet, or no process is left in it.
        try:
            os.kill(pid, number)
        except OSError:
            pass
