"""As much of S3 as publishing asks for, on this machine: objects in a dictionary, spoken to over HTTP."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import etree

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Bucket:
    """One bucket: key → (bytes, headers); and the order in which keys were written and deleted."""

    def __init__(self):
        self.objects = {}
        self.log = []


@contextmanager
def bucket_server():
    """Serve an empty bucket of any name; yields the bucket and the address."""
    bucket = Bucket()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            """Stay silent."""

        def answer(self, status, body=b"", kind="application/xml"):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        @property
        def key(self):
            return unquote(urlsplit(self.path).path).lstrip("/").partition("/")[2]

        def body(self):
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("X-Amz-Decoded-Content-Length") is None:
                return data
            whole = b""
            while data:  # aws-chunked: size in hexadecimal, line end, bytes, line end, until size 0
                size, _, rest = data.partition(b"\r\n")
                length = int(size.partition(b";")[0] or b"0", 16)
                whole, data = whole + rest[:length], rest[length + 2 :] if length else b""
            return whole

        def do_PUT(self):
            bucket.objects[self.key] = (self.body(), dict(self.headers))
            bucket.log.append(("put", self.key))
            self.answer(200)

        def do_GET(self):
            if not self.key:
                prefix = parse_qs(urlsplit(self.path).query).get("prefix", [""])[0]
                most = int(parse_qs(urlsplit(self.path).query).get("max-keys", ["1000"])[0])
                found = sorted(key for key in bucket.objects if key.startswith(prefix))[:most]
                listed = "".join(f"<Contents><Key>{key}</Key></Contents>" for key in found)
                text = f"{_XML}<ListBucketResult><KeyCount>{len(found)}</KeyCount>{listed}</ListBucketResult>"
                self.answer(200, text.encode())
            else:
                self.answer(200, bucket.objects[self.key][0], "text/plain")

        def do_POST(self):
            for key in etree.fromstring(self.body()).iterfind(".//{*}Key"):
                del bucket.objects[key.text]
                bucket.log.append(("delete", key.text))
            self.answer(200, f"{_XML}<DeleteResult></DeleteResult>".encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield bucket, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def point_to(address, monkeypatch):
    """Let boto3 take the server at an address for all of S3."""
    for name, value in (
        ("AWS_ENDPOINT_URL_S3", address),
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_DEFAULT_REGION", "eu-north-1"),
        ("AWS_CONFIG_FILE", "/dev/null"),
    ):
        monkeypatch.setenv(name, value)
