"""Reads mails with Python's own library and prints what each of them says, as JSON, one mail a line.

Usage: read_mails.py FOLDER
"""

import email
import email.policy
import hashlib
import json
import pathlib
import sys

for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if not path.is_file():
        continue
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    files = list(mail.iter_attachments())
    said = {
        "sender": str(mail["X-From"]),
        "recipient": str(mail["X-To"]),
        "to": [[one.display_name, one.addr_spec] for one in mail["To"].addresses],
        "from": [[one.display_name, one.addr_spec] for one in mail["From"].addresses],
        "copies": [mail["Cc"], mail["Bcc"]],
        "subject": mail["Subject"],
        "id": mail["Message-ID"],
        "list": mail["List-Id"],
        "leave": mail["List-Unsubscribe"],
        "text": mail.get_body(("plain",)).get_content().replace("\r\n", "\n"),
        "html": mail.get_body(("html",)).get_content(),
        "files": [[one.get_filename(), hashlib.sha256(one.get_content()).hexdigest()] for one in files],
        "defects": [str(defect) for part in mail.walk() for defect in part.defects],
    }
    print(json.dumps(said))
