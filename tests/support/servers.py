"""Translation servers on loopback, with the page shapes of the real ones, that misbehave when told to."""

import html
import json
import re
import socket
import socketserver
import subprocess
import threading
import time
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

VOWELS = {
    "es": str.maketrans("aeiou", "áéíóú"),
    "ca": str.maketrans("aeiou", "àèìòù"),
    "fr": str.maketrans("aeiou", "âêîôû"),
    "ar": str.maketrans("aeiou", "اعيوؤ"),
}
QUOTA = "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."
PAGE = "Error 500 (Server Error)!!1500.That’s an error.There was an error. Please try again later.That’s all we know."
STATUS = {"400": 400, "403": 403, "429": 429, "500": 500, "503": 503}


TRUE = {
    "After your treatment": {"es": "Después de su tratamiento", "fr": "Après votre traitement"},
    "Do not use makeup for at least 12 hours.": {
        "es": "No use maquillaje durante al menos 12 horas.",
        "fr": "N’utilisez pas de maquillage pendant au moins 12 heures.",
    },
    "Do not scrub the skin.": {"es": "No frote la piel.", "fr": "Ne frottez pas la peau."},
    "Wash it with a mild soap.": {"es": "Lávela con un jabón suave.", "fr": "Lavez-la avec un savon doux."},
}
"""What passes the checks, for tests that run the command with all of them."""


def fake(text, target):
    """Translate so that everybody can tell what from, and into what; tokens and numbers stay."""
    return text.translate(VOWELS[target.split("-")[0]])


def true(text, target):
    """Translate truly what is known."""
    return TRUE[text][target.split("-")[0]]


def apertium(texts, target):
    """Translate for real, all texts by one process."""
    pair = {"es": "eng-spa", "ca": "eng-cat"}[target]
    lines = "\n\n".join(texts)
    done = subprocess.run(["apertium", "-u", pair], input=lines, text=True, capture_output=True, check=True)
    answers = [" ".join(answer.split()) for answer in re.split(r"\n\s*\n", done.stdout)]
    assert len(answers) == len(texts)
    return answers


TOKEN = re.compile(r"\[X\d+X\]|ZQ\d+QZ")
SPOIL = {
    "mangled": lambda text: text.replace("[X", "[Y").replace("ZQ", "Z Q"),
    "lost": lambda text: TOKEN.sub("", text),
    "doubled": lambda text: TOKEN.sub(r"\g<0> \g<0>", text),
    "html": lambda text: f"<b>{text}</b>",
    "quota": lambda _: QUOTA,
    "page": lambda _: PAGE,
    "empty": lambda _: "",
    "none": lambda _: None,
    "control": lambda text: f"{text}\u202e\x07",
    "number": lambda text: f"a {len(text)}",
}


def chat_content(answers):
    """Write as a model does that keeps to the schema."""
    rows = [{"id": str(number), "text": answer} for number, answer in enumerate(answers, 1)]
    return json.dumps({"translations": rows}, ensure_ascii=False)


class Server(ThreadingHTTPServer):
    """Answers as Google (/m), MyMemory (/get), Microsoft (/microsoft), LibreTranslate (/translate), DeepL, and a chat."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, many=None):
        self.translate = fake
        self.many = many
        self.mode = ""
        self.times = -1  # how many requests misbehave; -1: all
        self.delay = 0.0
        self.secret = ""
        self.open = 0  # connections
        self.sent = []  # (text, target) in the order of arrival
        self.bodies = []
        self.codes = ["en", "es", "ca", "fr", "ar"]
        self.content = chat_content  # what a language model writes, from its answers
        self.choice = {}  # what it says beside that
        self.refuse = {}  # what Baidu says instead
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):
        """Clients that were killed, or ran out of time, are no errors here."""

    def process_request(self, request, client_address):
        with self.lock:
            self.open += 1
        super().process_request(request, client_address)

    def process_request_thread(self, request, client_address):
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self.lock:
                self.open -= 1

    def settle(self):
        """Wait until whatever a client that was killed had sent has been read; they queue before our own request."""
        urlopen(f"{self.url}/languages").close()
        limit = time.monotonic() + 30
        while self.open and time.monotonic() < limit:
            time.sleep(0.002)

    def next_mode(self):
        with self.lock:
            if self.times == 0:
                return ""
            self.times -= 1
            return self.mode


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, *_):
        """Be quiet."""

    def do_GET(self):
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/languages":
            self.reply_json([{"code": code, "name": code} for code in self.server.codes])
        elif parts.path == "/m":
            self.answer([query["q"]], query["tl"], self.google)
        else:
            self.answer([query["q"]], query["langpair"].split("|")[1].split("-")[0], self.mymemory)

    def do_POST(self):
        parts = urlsplit(self.path)
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or "null")
        self.server.bodies.append((self.path, dict(self.headers), body))
        if parts.path.endswith("/chat/completions"):
            system, user = (message["content"] for message in body["messages"])
            told = json.loads(user)
            texts = [row["text"] for row in told["rows"]] if "rows" in told else [told["english"]]
            self.answer(texts, re.search(r"\(([a-z][\w-]*)\)", system)[1], self.chat)
        elif parts.path == "/baidu":
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.answer([query["q"]], {"spa": "es", "ara": "ar"}[query["to"]], self.baidu)
        elif parts.path == "/v2/translate":
            self.answer(body["text"], body["target_lang"].lower(), self.deepl)
        elif parts.path == "/translate":
            self.answer(body["q"], body["target"], self.libretranslate)
        else:
            self.answer([body[0]["text"]], parse_qs(parts.query)["to"][0], self.microsoft)

    def answer(self, texts, target, write):
        server = self.server
        with server.lock:
            server.sent += [(text, target) for text in texts]
        time.sleep(server.delay)
        mode = server.next_mode()
        if mode in STATUS:
            said = f"Invalid key {server.secret} at {server.url}/translate?api_key={server.secret}&q=x"
            self.reply_json({"error": said}, status=STATUS[mode])
            return
        if mode == "slow":
            time.sleep(1.5)
        answers = server.many(texts, target) if server.many else [server.translate(text, target) for text in texts]
        answers = [SPOIL[mode](answer) if mode in SPOIL else answer for answer in answers]
        if mode == "same":
            answers = texts
        if mode == "swapped":
            answers.reverse()
        if mode == "length":
            answers = answers[:-1]
        write(answers, cut=mode == "closed", drip=mode == "drip", garbage=mode == "garbage")

    def google(self, answers, **how):
        # The real page has no result container where there is none.
        results = "".join(
            f'<div class="result-container">{html.escape(answer)}</div>' for answer in answers if answer is not None
        )
        self.reply(f"<!DOCTYPE html><html><body><form></form>{results}</body></html>", "text/html", **how)

    def mymemory(self, answers, **how):
        data = {"responseData": {"translatedText": answers[0] if answers else None}, "matches": []}
        self.reply_json({**data, "responseStatus": 200}, **how)

    def microsoft(self, answers, **how):
        self.reply_json([{"translations": [{"text": answer, "to": ""} for answer in answers]}], **how)

    def baidu(self, answers, **how):
        said = {"from": "en", "trans_result": [{"src": "", "dst": answer} for answer in answers]}
        self.reply_json(self.server.refuse or said, **how)

    def chat(self, answers, **how):
        message = {"role": "assistant", "content": self.server.content(answers)}
        choice = {"index": 0, "finish_reason": "stop", "message": message, **self.server.choice}
        self.reply_json({"object": "chat.completion", "choices": [choice], "usage": {"total_tokens": 1}}, **how)

    def deepl(self, answers, **how):
        found = [{"detected_source_language": "EN", "text": answer} for answer in answers]
        self.reply_json({"translations": found}, **how)

    def libretranslate(self, answers, **how):
        self.reply_json({"translatedText": answers}, **how)

    def reply_json(self, value, **how):
        self.reply(json.dumps(value), "application/json", **how)

    def reply(self, text, kind, *, status=200, cut=False, drip=False, garbage=False):  # noqa: PLR0913
        data = b"{%\xff" if garbage else text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data) + 1000 * cut))
        self.end_headers()
        for byte in data[:20] if drip else b"":
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.1)
        self.wfile.write(data[20:] if drip else data)
        self.wfile.flush()
        self.close_connection = cut or drip


@contextmanager
def served(server):
    """Run a server in a thread of its own."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def running(many=None):
    """Run a server on a free port."""
    return served(Server(many))


class RawServer(socketserver.ThreadingTCPServer):
    """Says what it likes, byte by byte: `speak(send)` is called once the request is there."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, speak):
        self.speak = speak
        self.requests = []
        super().__init__(("127.0.0.1", 0), RawHandler)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        """Clients that have had enough are no errors here."""


class RawHandler(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        received = b""
        while b"\r\n\r\n" not in received:
            received += self.request.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        length = int(match[1]) if (match := re.search(rb"(?i)content-length: (\d+)", head)) else 0
        while len(body) < length:
            body += self.request.recv(65536)
        self.server.requests.append((head.decode(), body.decode()))
        self.server.speak(self.request.sendall)


def speaking(speak):
    """Run a server that sends raw bytes."""
    return served(RawServer(speak))


class FileHandler(SimpleHTTPRequestHandler):
    """Sends files with headers of its own."""

    def __init__(self, *args, headers, **options):
        self.own = headers
        super().__init__(*args, **options)

    def log_message(self, *_):
        """Be quiet."""

    def end_headers(self):
        for name, value in self.own.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def serving(folder, headers):
    """Serve a folder as a web server does that sends these headers with every file."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(FileHandler, directory=folder, headers=headers))
    with served(server):
        yield f"http://127.0.0.1:{server.server_port}"
