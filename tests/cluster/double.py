"""A double of a Neo4j cluster of two members: it speaks Bolt 5.4, has a routing table, and remembers who was asked what.

It stores nothing and finds nothing. What it shows is where the driver sends reads, writes and bookmarks, and what becomes of
errors of a cluster.
"""

import asyncio
import struct
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tests.cluster.packstream import Message, packed, unpacked

HELLO, GOODBYE, RESET, RUN, BEGIN, COMMIT, ROLLBACK = 0x01, 0x02, 0x0F, 0x10, 0x11, 0x12, 0x13
DISCARD, PULL, ROUTE, LOGON, SUCCESS, IGNORED, FAILURE = 0x2F, 0x3F, 0x66, 0x6A, 0x70, 0x7E, 0x7F
NOT_A_LEADER = "Neo.ClientError.Cluster.NotALeader"
UNAVAILABLE = "Neo.TransientError.General.DatabaseUnavailable"


@dataclass(slots=True)
class Began:
    """A transaction, as a member saw it begin, with the statements that it ran."""

    reads: bool
    bookmarks: list[str]
    statements: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class Member:
    """One server of the cluster."""

    address: str = ""
    began: list[Began] = field(default_factory=list[Began])
    failures: list[str] = field(default_factory=list[str])
    """Codes with which it answers the next statements, one each."""

    def ran(self, *, reads: bool) -> list[str]:
        """The statements of its reading, or of its writing, transactions."""
        return [text for began in self.began if began.reads is reads for text in began.statements]


@dataclass(slots=True)
class Cluster:
    """Two members, one of which leads. `commits` counts over both, as the log of a cluster does."""

    members: tuple[Member, Member]
    leader: int = 0
    commits: int = 0
    routed: int = 0
    """How often the routing table was asked for."""

    @property
    def uri(self) -> str:
        return f"neo4j://{self.members[0].address}"

    def table(self) -> dict[str, Any]:
        leads, follows = self.members[self.leader], self.members[1 - self.leader]
        everyone = [member.address for member in self.members]
        roles = {"WRITE": [leads.address], "READ": [follows.address], "ROUTE": everyone}
        return {"ttl": 300, "db": "neo4j", "servers": [{"role": role, "addresses": at} for role, at in roles.items()]}


@asynccontextmanager
async def cluster() -> AsyncGenerator[Cluster]:
    """Listens on two ports of the loopback address until the end."""
    both = Cluster((Member(), Member()))
    servers: list[asyncio.Server] = []
    try:
        for member in both.members:

            async def serve(
                reader: asyncio.StreamReader, writer: asyncio.StreamWriter, member: Member = member
            ) -> None:
                with suppress(asyncio.IncompleteReadError, ConnectionError):
                    await _Conversation(both, member, reader, writer).hold()
                writer.close()

            servers.append(await asyncio.start_server(serve, "127.0.0.1", 0))
            member.address = f"127.0.0.1:{servers[-1].sockets[0].getsockname()[1]}"
        yield both
    finally:
        for server in servers:
            server.close()


@dataclass(slots=True)
class _Conversation:
    """One connection to one member."""

    cluster: Cluster
    member: Member
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    failed: bool = False

    async def hold(self) -> None:
        handshake = await self.reader.readexactly(20)
        assert handshake[:4] == b"\x60\x60\xb0\x17", "not Bolt"
        self.writer.write(b"\x00\x00\x04\x05")
        while (message := await self._received()).tag != GOODBYE:
            reply = self._reply(message)
            data = packed(reply)
            self.writer.write(struct.pack(">H", len(data)) + data + b"\x00\x00")
            await self.writer.drain()

    async def _received(self) -> Message:
        data = b""
        while size := struct.unpack(">H", await self.reader.readexactly(2))[0]:
            data += await self.reader.readexactly(size)
        return unpacked(data)

    def _reply(self, message: Message) -> Message:
        if message.tag == RESET:
            self.failed = False
        elif self.failed:
            return Message(IGNORED, ())
        elif message.tag in {BEGIN, RUN}:
            return self._asked(message)
        return Message(SUCCESS, (self._said(message.tag),))

    def _asked(self, message: Message) -> Message:
        extra = message.fields[-1]
        if message.tag == BEGIN or extra:  # a statement outside a transaction says itself what it is
            self.member.began.append(Began(extra.get("mode") == "r", extra.get("bookmarks", [])))
        if message.tag == BEGIN:
            return Message(SUCCESS, ({},))
        self.member.began[-1].statements.append(message.fields[0])
        if self.member.failures:
            self.failed = True
            return Message(FAILURE, ({"code": self.member.failures.pop(0), "message": "as the test wants it"},))
        return Message(SUCCESS, ({"fields": ["version"], "t_first": 0},))

    def _said(self, tag: int) -> dict[str, Any]:
        match tag:
            case 0x01:
                return {"server": "Neo4j/5.26.30", "connection_id": "bolt-1", "hints": {}}
            case 0x66:
                self.cluster.routed += 1
                return {"rt": self.cluster.table()}
            case 0x12:
                self.cluster.commits += 1
                return {"bookmark": f"FB:{self.cluster.commits}"}
            case 0x3F | 0x2F:
                return {"type": "r", "db": "neo4j", "t_last": 0}
            case _:
                return {}
