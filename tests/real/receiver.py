"""A mail server for tests, from Python's aiosmtpd: it wants TLS and a password, and addresses have moods.

Usage: receiver.py FOLDER PORT USER PASSWORD starttls|tls
FOLDER holds cert.pem and key.pem; mails are kept below it, in mail/.
"""

import asyncio
import itertools
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder, port, way = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[5]
user, password = sys.argv[3].encode(), sys.argv[4].encode()
count = itertools.count()


class Keeper:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("dead-"):
            return "550 5.1.1 <%s>: no such user here" % address
        if address.startswith("later-"):
            return "451 4.7.1 greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.startswith("full-"):
            return "552 5.2.2 mailbox full"
        name = f"{next(count):05}.eml"
        mail = f"X-From: {envelope.mail_from}\r\nX-To: {to}\r\n".encode() + envelope.content
        (folder / "mail" / name).write_bytes(mail)
        if to.startswith("cut-"):
            server.transport.abort()
        return "250 2.0.0 kept as " + name


def let_in(server, session, envelope, mechanism, data):
    fits = isinstance(data, LoginPassword) and (data.login, data.password) == (user, password)
    return AuthResult(success=fits, handled=False)


def talk():
    inside = way == "tls"
    return SMTP(
        Keeper(),
        hostname="real.example.org",
        tls_context=None if inside else context,
        require_starttls=not inside,
        auth_required=True,
        auth_require_tls=not inside,
        authenticator=let_in,
    )


async def serve():
    options = {"ssl": context} if way == "tls" else {}
    server = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", port, **options)
    async with server:
        await server.serve_forever()


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
asyncio.run(serve())
