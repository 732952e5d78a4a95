"""One program of the stack: started, watched, stopped and killed by us."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


class Failed(Exception):
    """Something did not go as it must; says it in one line."""


def wait_until(true: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait until a question is answered with yes.

    Raises Failed, naming what was waited for, after that many seconds.
    """
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise Failed(f"{what} within {seconds:.0f} seconds: it did not happen.")
        time.sleep(0.1)


def note_started(folder: Path, process: subprocess.Popen) -> None:
    """Write down the leader of a process group, for whoever cleans up after us."""
    with (folder / "started.pids").open("a") as pids:
        pids.write(f"{process.pid}\n")


def note_ended(folder: Path, process: subprocess.Popen) -> None:
    """Strike it out again: its number may be another's soon."""
    file = folder / "started.pids"
    left = [pid for pid in file.read_text().split() if pid != str(process.pid)]
    file.write_text("".join(f"{pid}\n" for pid in left))


@dataclass
class Service:
    """A program in a process group of its own; `ready` asks whether it does its work."""

    name: str
    command: list
    ready: Callable[[], bool]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    user: str | None = None
    cwd: Path | None = None
    stop_signal: int = signal.SIGTERM
    process: subprocess.Popen | None = None

    @property
    def log(self) -> Path:
        return self.folder / f"{self.name}.log"

    def start(self) -> None:
        """Start it and wait until it does its work."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(word) for word in self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environment},
                cwd=self.cwd or self.folder,
                start_new_session=True,
                **(
                    {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}
                ),
            )
        note_started(self.folder, self.process)
        wait_until(self.works, f"{self.name} answers")

    def works(self) -> bool:
        """Whether it does its work.

        Raises Failed when it has ended.
        """
        if self.process.poll() is not None:
            raise Failed(f"{self.name} ended: {self.last_line()}")
        return self.ready()

    def last_line(self) -> str:
        lines = self.log.read_text(errors="replace").split("\n") if self.log.exists() else []
        return next((line.strip() for line in reversed(lines) if line.strip()), "nothing said")

    def stop(self) -> None:
        """Ask it to end as systemd would, and wait."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.kill()
            else:
                note_ended(self.folder, self.process)

    def kill(self) -> None:
        """End it and all its children at once."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            note_ended(self.folder, self.process)

    def restart(self) -> None:
        self.stop()
        self.start()

    def kill_and_start(self) -> None:
        self.kill()
        self.start()

    def signal(self, number: int) -> None:
        self.process.send_signal(number)
