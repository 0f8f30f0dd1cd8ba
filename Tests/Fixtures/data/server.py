"""A server on loopback that sends what it is told to, and misbehaves: for the tests of `mezha data`.

Writes its port, and ends with its standard input. With the files of a certificate and of its key as arguments it speaks TLS.
It is a proxy, too: for plain addresses it answers itself, tunnels it counts and refuses. The first part of a path is the behaviour, the rest is a file beside this one
or in Tests/Fixtures; /count/... tells how many requests a path has had.
"""
import collections
import hashlib
import http.server
import os
import ssl
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
requests = collections.Counter()


def body_of(name):
    with open(os.path.join(os.path.dirname(HERE), name), "rb") as file:
        return file.read()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def start(self, status, headers, close=True):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        if close:
            self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def whole(self, body, *headers, type="application/octet-stream"):
        self.start(200, [("Content-Type", type), ("Content-Length", str(len(body))), *headers])
        self.wfile.write(body)

    def wanted(self, body, tag):
        """Where the client wants to go on: 0 for the whole, also where its tag is another one."""
        given = self.headers.get("Range", "")
        if not given.startswith("bytes=") or tag and self.headers.get("If-Range", tag) != tag:
            return 0
        return int(given[6:].split("-")[0])

    def piece(self, body, tag, cut=None):
        """The body or the rest of it; with `cut`, the connection ends after so many bytes."""
        begin = self.wanted(body, tag)
        headers = [("ETag", tag)] if tag else []
        if begin:
            headers.append(("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}"))
        self.start(206 if begin else 200, headers + [("Content-Length", str(len(body) - begin))])
        self.wfile.write(body[begin:] if cut is None else body[begin:begin + cut])

    def do_CONNECT(self):
        requests["/tunnel/" + self.path] += 1
        self.start(502, [("Content-Length", "0")])

    def do_GET(self):
        if self.path.startswith("http://"):
            self.path = "/" + self.path.split("/", 3)[3]
        requests[self.path] += 1
        number = requests[self.path]
        behaviour, _, name = self.path[1:].partition("/")
        try:
            getattr(self, "on_" + behaviour.replace("-", "_"))(name, number)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def on_count(self, name, number):
        self.whole(str(requests["/" + name]).encode())

    def on_good(self, name, number):
        self.piece(body_of(name), '"one"')

    def on_slow_good(self, name, number):
        time.sleep(0.5)
        self.piece(body_of(name), '"one"')

    def on_cut(self, name, number):
        """A third at a time, three times."""
        body = body_of(name)
        self.piece(body, '"one"', cut=len(body) // 3 if number < 4 else None)

    def on_always_cut(self, name, number):
        body = body_of(name)
        self.piece(body, '"one"', cut=len(body) // 4 if number == 1 else 0)

    def on_cut_without_tag(self, name, number):
        body = body_of(name)
        self.piece(body, None, cut=len(body) // 3 if number == 1 else None)

    def on_cut_then_whole(self, name, number):
        """Knows no Range: begins again each time."""
        body = body_of(name)
        if number == 1:
            self.piece(body, '"one"', cut=len(body) // 2)
        else:
            self.whole(body, ("ETag", '"one"'))

    def on_cut_then_changed(self, name, number):
        """Another file with another tag, the second time."""
        body = body_of(name)
        if number == 1:
            self.piece(body.replace(b" ", b"\n"), '"one"', cut=len(body) // 2)
        else:
            self.piece(body, '"two"')

    def on_cut_then_careless(self, name, number):
        """Another file with another tag, the second time, and the rest of it whatever the client has."""
        body = body_of(name)
        if number == 1:
            self.piece(body.replace(b" ", b"\n"), '"one"', cut=len(body) // 2)
        elif self.headers.get("Range"):
            begin = int(self.headers["Range"][6:].split("-")[0])
            self.start(206, [("ETag", '"two"'), ("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}"),
                             ("Content-Length", str(len(body) - begin))])
            self.wfile.write(body[begin:])
        else:
            self.piece(body, '"two"')

    def on_cut_then_lied(self, name, number):
        """Another file under the same tag, the second time."""
        body = body_of(name)
        if number == 1:
            self.piece(b"x" * len(body), '"one"', cut=len(body) // 2)
        else:
            self.piece(body, '"one"')

    def on_wrong_part(self, name, number):
        body = body_of(name)
        if number == 1:
            self.piece(body, '"one"', cut=len(body) // 2)
        elif self.headers.get("Range"):
            self.start(206, [("ETag", '"one"'), ("Content-Range", f"bytes 7-{len(body) - 1}/{len(body)}"),
                             ("Content-Length", str(len(body) - 7))])
            self.wfile.write(body[7:])
        else:
            self.whole(body)

    def on_refused_part(self, name, number):
        body = body_of(name)
        if number == 1:
            self.piece(body, '"one"', cut=len(body) // 2)
        elif self.headers.get("Range"):
            self.start(416, [("Content-Length", "0")])
        else:
            self.whole(body)

    def on_to_file(self, name, number):
        self.start(302, [("Location", "file:///etc/passwd"), ("Content-Length", "0")])

    def on_to_ftp(self, name, number):
        self.start(302, [("Location", "ftp://127.0.0.1/x"), ("Content-Length", "0")])

    def on_to_good(self, name, number):
        self.start(302, [("Location", "/good/" + name), ("Content-Length", "0")])

    def on_loop(self, name, number):
        self.start(302, [("Location", self.path), ("Content-Length", "0")])

    def on_endless(self, name, number):
        self.start(200, [])
        while True:
            self.wfile.write(b"{" * 65536)

    def on_huge(self, name, number):
        self.start(200, [("Content-Length", "1000000000000000")])
        self.wfile.write(b"{" * 1000)

    def on_missing(self, name, number):
        self.start(404, [("Content-Length", "9")])
        self.wfile.write(b"not here\n")

    def on_busy(self, name, number):
        if number < 3:
            self.start(503, [("Content-Length", "0")])
        else:
            self.piece(body_of(name), '"one"')

    def on_page(self, name, number):
        self.whole(b"<!DOCTYPE html>\n<html><body>Please log in</body></html>\n", type="text/html")

    def on_short_length(self, name, number):
        body = body_of(name)
        self.whole(body[:len(body) * 2 // 3])

    def on_packed(self, name, number):
        import gzip
        self.whole(gzip.compress(body_of(name)), ("Content-Encoding", "gzip"))

    def on_drip(self, name, number):
        body = body_of(name)
        self.start(200, [("Content-Length", str(len(body)))])
        for byte in body:
            self.wfile.write(bytes([byte]))
            time.sleep(0.2)

    def on_drip_with_tag(self, name, number):
        body = body_of(name)
        self.start(200, [("Content-Length", str(len(body))), ("ETag", '"one"')])
        for byte in body:
            self.wfile.write(bytes([byte]))
            time.sleep(0.2)

    def on_silent(self, name, number):
        time.sleep(30)

    def on_nothing(self, name, number):
        self.close_connection = True

    def on_empty(self, name, number):
        self.whole(b"")

    def on_moving(self, name, number):
        """Another edition each time."""
        body = body_of(name)
        self.whole(body + b"\n" * number)

    def on_headers(self, name, number):
        """Headers that are too long, empty, without ends, with numbers beyond all bounds; the number picks some."""
        odd = ["ETag: " + "x" * 5000, "ETag:", "ETag: W/\"weak\"", "Last-Modified: " + "y" * 255, "Content-Type: " + "z" * 127,
               "Content-Type: " + "z" * 128, "Content-Range: bytes 99999999999999999999-1/2", "Content-Range: bytes -1--1/-1",
               "Content-Range: bytes", "Content-Range: bytes 0-0/*", "ETag", ":", "X: \x00\x01", "ETag: \"one\"\x00two"]
        body = body_of("reading/three.geojson")
        lines = [odd[(int(name) + step) % len(odd)] for step in range(int(name) % 5 + 1)]
        status = "206 Partial Content" if int(name) % 3 == 0 else "200 OK"
        self.close_connection = True
        self.wfile.write(f"HTTP/1.1 {status}\r\n".encode() + "".join(line + "\r\n" for line in lines).encode("latin-1")
                         + f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)

    def on_md5(self, name, number):
        self.whole((hashlib.md5(body_of(name)).hexdigest() + "  file\n").encode())

    def on_wrong_md5(self, name, number):
        self.whole(b"0123456789abcdef0123456789abcdef  file\n")

    def on_pointer(self, name, number):
        body = body_of(name)
        self.whole((f"version https://git-lfs.github.com/spec/v1\noid sha256:{hashlib.sha256(body).hexdigest()}\n"
                    f"size {len(body)}\n").encode())

    def on_wrong_pointer(self, name, number):
        self.whole(b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 3\n")


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if len(sys.argv) > 2:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*sys.argv[1:3])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    os._exit(0)


main()
