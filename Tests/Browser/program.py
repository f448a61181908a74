"""The program under test: a demo database, the accounts in it, and the server on a free port."""
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
SEED = "7"
# Who comes in by a one-time link, as on the first day.
LINKED = "demo-welfare"


def binary():
    return os.environ.get("SONGHONG") or os.path.join(ROOT, ".build", "debug", "songhong")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Account:
    """Somebody of the demo office: the login name, and the password or the one-time link to choose one."""

    def __init__(self, name, password):
        self.name = name
        self.password = password
        self.link = None
        self.state = None
        self.is_shut_out = False


class Program:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="songhong-browser-")
        self.data = os.path.join(self.folder, "data")
        self.log = open(os.path.join(self.folder, "serve.log"), "w+", encoding="utf-8")
        self.server = None
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.accounts = {}

    def run(self, *arguments):
        """Runs a command on the demo data and returns all it printed; what it refuses is an error here."""
        done = subprocess.run([binary(), *arguments, "--data", self.data], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=300, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"songhong {' '.join(arguments)} exited {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def start(self):
        said = self.run("demo", "--seed", SEED)
        # The demo prints its accounts and the one password of them all.
        password = re.search(r"\b[a-z]+-[a-z]+-[a-z]+-\d\d\b", said)
        for name in sorted(set(re.findall(r"\bdemo-[a-z0-9.-]*[a-z0-9]", said))):
            self.accounts[name] = Account(name, password.group(0) if password else None)
        # One-time links are asked for before the server holds the database.
        for account in self.accounts.values():
            if account.name == LINKED or account.password is None:
                link = re.search(r"/invitation/\S+", self.run("account", "link", account.name))
                account.link, account.password = link.group(0) if link else None, None
        self.serve()

    def serve(self):
        self.server = subprocess.Popen([binary(), "serve", "--data", self.data, "--port", str(self.port)],
                                       stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.wait()

    def wait(self, limit=60):
        begin = time.monotonic()
        while time.monotonic() - begin < limit:
            if self.server.poll() is not None:
                raise RuntimeError(f"songhong serve ended with {self.server.returncode}:\n{self.said()}")
            try:
                with urllib.request.urlopen(self.base + "/", timeout=5):
                    return
            except urllib.error.HTTPError as error:
                raise RuntimeError(f"the home page answers {error.code}:\n{self.said()}") from error
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"songhong serve did not answer within {limit} s:\n{self.said()}")

    def said(self):
        self.log.flush()
        with open(self.log.name, encoding="utf-8") as log:
            return log.read()

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            try:
                self.server.wait(10)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def account(self, name):
        """The account `demo-<name>`, e.g. `works-director`; `None` where there is none."""
        return self.accounts.get(f"demo-{name}")

    @staticmethod
    def new_password():
        return "ควายไถนา " + secrets.token_hex(6)
