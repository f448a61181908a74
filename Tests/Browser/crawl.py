"""Finds the pages of the site by following its links, as the person who is signed in sees them."""
import re
from collections import defaultdict, deque
from urllib.parse import urlsplit

# Pages of one kind differ in their numbers only; that many of each kind are followed.
FOLLOWED = 6


def kind(path):
    """The path with whatever names one thing of many taken out: `/plan/elements/3` → `/plan/elements/{}`."""
    parts = urlsplit(path)
    pieces = [re.sub(r"^.*\d.*$", "{}", piece) for piece in parts.path.split("/")]
    fields = sorted(field.split("=")[0] for field in parts.query.split("&") if field)
    return "/".join(pieces) + ("?" + "&".join(fields) if fields else "")


def pages(page, start, base, within=""):
    """Every kind of page reachable from `start`, as kind → paths; downloads and the way out are left alone.

    Also returns the links that lead nowhere, with the page that holds them.
    """
    found, broken = defaultdict(list), []
    seen, waiting = {start}, deque([(start, "")])
    while waiting:
        path, origin = waiting.popleft()
        if len(found[kind(path)]) >= FOLLOWED:
            continue
        answer = page.request.get(base + path, max_redirects=5)
        if answer.status >= 400:
            broken.append(f"{path} answers {answer.status} (linked from {origin or 'the start'})")
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        found[kind(path)].append(path)
        for link in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', answer.text()):
            link = link.replace("&amp;", "&").split("#")[0]
            if not link.startswith("/") or link.startswith("//") or link in seen or not link.startswith(within):
                continue
            if re.search(r"[?&]lang=", link):
                continue  # The other language is a test of its own; here it would change all that follows.
            seen.add(link)
            waiting.append((link, path))
    return {name: paths for name, paths in found.items() if paths}, broken
