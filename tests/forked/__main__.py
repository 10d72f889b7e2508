"""Imports all of the package, and then runs a command in a fork of itself for whoever connects."""

import gc
import marshal
import os
import pkgutil
import select
import shutil
import signal
import socket
import sys
from importlib import import_module

import cscs_graph
from cscs_graph.cli import main

NOT_OF_THE_COMMAND = ("cscs_graph.__main__", "cscs_graph.testing")


def import_all() -> None:
    for module in pkgutil.walk_packages(cscs_graph.__path__, "cscs_graph."):
        if not module.name.startswith(NOT_OF_THE_COMMAND):
            import_module(module.name)
    gc.freeze()  # what all forks share stays shared


def serve(listener: socket.socket, folder: str) -> None:
    """Returns in each fork that is to run a command. Ends when standard input does."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
        with listener.accept()[0] as client:
            if not os.fork():
                listener.close()
                return answer(client)
    shutil.rmtree(folder)
    sys.exit()


def answer(client: socket.socket) -> None:
    """Returns in the fork that is to run the command; the one before it says which that is, and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, files, _, _ = socket.recv_fds(client, 1, 3)
    request = client.makefile("rb").read()
    command = os.fork()
    if not command:
        client.close()
        return become(files, *marshal.loads(request))
    client.sendall(b"%d\n" % command)
    for file in files:
        os.close(file)
    code = os.waitstatus_to_exitcode(os.waitpid(command, 0)[1])
    client.sendall(b"%d\n" % code)
    os._exit(0)


def become(files: list[int], arguments: list[str], folder: str, umask: int, environment: dict[str, str]) -> None:
    """Puts the caller's arguments, folder, environment and files in place of those of this process."""
    for standard, file in enumerate(files):
        os.dup2(file, standard)
        os.close(file)
    sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", 1, "utf-8", "backslashreplace")
    sys.argv = arguments
    os.chdir(folder)
    os.umask(umask)
    os.environ.clear()
    os.environ.update(environment)


if __name__ == "__main__":
    import_all()
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])
    main()
