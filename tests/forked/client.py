"""Has a command run by the process that listens beside this file, and ends as it does. It imports next to nothing."""

import marshal
import os
import signal
import socket
import sys

umask = os.umask(0)
os.umask(umask)
with socket.socket(socket.AF_UNIX) as server:
    server.connect(os.path.join(os.path.dirname(__file__), "socket"))
    socket.send_fds(server, [b" "], [0, 1, 2])
    server.sendall(marshal.dumps((sys.argv, os.getcwd(), umask, dict(os.environ))))
    server.shutdown(socket.SHUT_WR)
    said = server.makefile()
    command = int(said.readline())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: os.kill(command, number))
    code = int(said.readline())
if code < 0:
    signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
sys.exit(code)
