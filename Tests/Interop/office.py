"""A person of the demo office at work with the pages, without a browser."""
import re
import urllib.error
import urllib.parse
import urllib.request
import uuid


class Refused(AssertionError):
    pass


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments, **named):
        return None


class Officer:
    def __init__(self, base, name, password):
        self.base, self.cookies, self.tokens = base, {}, {}
        self.opener = urllib.request.build_opener(_Stay)
        page = self.get("/sign-in")[1]
        fields = {name: "" for name in re.findall(r'<input[^>]* name="([^"]+)"', self.form(page, "/sign-in"))}
        for key in fields:
            kind = re.search(rf'<input[^>]*name="{key}"[^>]*>', page).group(0)
            fields[key] = (password if 'type="password"' in kind
                           else re.search(r'value="([^"]*)"', kind).group(1) if 'type="hidden"' in kind else name)
        status, _, place = self.send("/sign-in", urllib.parse.urlencode(fields).encode())
        assert status == 303 and "/sign-in" not in place, f"{name} cannot sign in: {status} {place}"

    @staticmethod
    def form(page, action):
        forms = [part for part in re.findall(r"<form.*?</form>", page, re.S) if f'action="{action}"' in part]
        assert forms, f"no form to {action}"
        return forms[0]

    def send(self, path, body=None, kind="application/x-www-form-urlencoded"):
        request = urllib.request.Request(self.base + path, data=body)
        if body is not None:
            request.add_header("Content-Type", kind)
        request.add_header("Accept-Language", "th")
        request.add_header("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        try:
            answer = self.opener.open(request, timeout=120)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, value = cookie.split(";")[0].split("=", 1)
                self.cookies[name] = value
            content = answer.read()
            return answer.status, content.decode("utf-8", "replace"), answer.headers.get("Location") or ""

    def get(self, path):
        return self.send(path)

    def token(self, path):
        """The token of the forms of a page; one holds for the whole session."""
        if "form-token" not in self.tokens:
            status, page, _ = self.get(path)
            assert status == 200, f"{path} answers {status}"
            self.tokens["form-token"] = re.search(r'name="form-token"[^>]*value="([^"]+)"', page).group(1)
        return self.tokens["form-token"]

    def post(self, path, fields, seen_at=None, expect=303):
        """Posts a form; returns where the answer leads, or its page."""
        fields = [("form-token", self.token(seen_at or path))] + list(fields.items() if isinstance(fields, dict) else fields)
        status, page, place = self.send(path, urllib.parse.urlencode(fields).encode())
        if status != expect:
            told = re.sub(r"<[^>]+>", " ", page[page.find("<main"):])[:1500]
            raise Refused(f"POST {path} answers {status}, not {expect}: {' '.join(told.split())}")
        return place if status == 303 else page

    def upload(self, path, name, content):
        mark = uuid.uuid4().hex
        body = b"".join([
            f'--{mark}\r\nContent-Disposition: form-data; name="form-token"\r\n\r\n{self.token(path)}\r\n'.encode(),
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            "Content-Type: text/csv\r\n\r\n".encode(), content, f"\r\n--{mark}--\r\n".encode()])
        return self.send(path, body, f"multipart/form-data; boundary={mark}")
