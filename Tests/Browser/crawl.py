"""Finds the pages of the site by following its links, as the person who is signed in sees them."""
import re
from collections import defaultdict, deque
from urllib.parse import urlsplit

# Pages of one kind differ in their numbers only; that many of each kind are followed.
FOLLOWED = 4


def kind(path):
    """The path with whatever names one thing of many taken out: `/plan/elements/3` → `/plan/elements/{}`."""
    return "/".join(re.sub(r"^.*\d.*$", "{}", piece) for piece in urlsplit(path).path.split("/"))


def shape(path, text):
    """The kind of a page and what can be done there: two roles who see the same forms see the same page."""
    forms = {kind(action) for action in re.findall(r'<form\b[^>]*\baction="([^"]+)"', text)}
    return " ".join([kind(path), *sorted(forms)])


def pages(page, start, base, within=""):
    """Every shape of page reachable from `start`, as shape → paths; downloads and the way out are left alone.

    Also returns the links that lead nowhere, with the page that holds them.
    """
    found, broken, followed = defaultdict(list), [], defaultdict(int)
    seen, waiting = {start}, deque([(start, "")])
    while waiting:
        path, origin = waiting.popleft()
        if followed[kind(path)] >= FOLLOWED:
            continue
        followed[kind(path)] += 1
        answer = page.request.get(base + path, max_redirects=5)
        if answer.status >= 400:
            broken.append(f"{path} answers {answer.status} (linked from {origin or 'the start'})")
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        text = answer.text()
        found[shape(path, text)].append(path)
        for link in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', text):
            link = link.replace("&amp;", "&").split("#")[0]
            if not link.startswith("/") or link.startswith("//") or link in seen or not link.startswith(within):
                continue
            if re.search(r"[?&]lang=", link):
                continue  # The other language is a test of its own; here it would change all that follows.
            seen.add(link)
            waiting.append((link, path))
    return dict(found), broken
