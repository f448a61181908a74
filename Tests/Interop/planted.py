"""Values that must lie nowhere in clear, in every form they could be written, and where they are found all the same."""
import base64
import hashlib
import os

WINDOW = 8


def check_digit(digits):
    return (11 - sum((13 - place) * int(digit) for place, digit in enumerate(digits)) % 11) % 10


def national_id(number):
    """A 13-digit ID that passes its check and that nobody can have: it begins with 9."""
    base = f"9{number:011d}"
    return base + str(check_digit(base))


def grouped(number):
    return f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}"


def thai_digits(number):
    return number.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def bytes_as_text(data):
    """Bytes as programs write them down: in hexadecimal, and in base64 wherever in a longer run they stand."""
    yield data.hex().encode()
    yield data.hex().upper().encode()
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + data)
        # The first and last groups of four also depend on what stands beside.
        begin, end = (4 if shift else 0), len(coded) - 4
        if end - begin >= WINDOW:
            yield coded[begin:end]
            yield coded[begin:end].translate(bytes.maketrans(b"+/", b"-_"))


def forms(value, is_number):
    """Every form of a value: clear in three encodings, each also in hexadecimal and base64; of an ID also plain hashes."""
    texts = {value, grouped(value), thai_digits(value), thai_digits(grouped(value))} if is_number else {value}
    for text in texts:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            data = text.encode(encoding)
            yield data
            yield from bytes_as_text(data)
        if all(ord(letter) < 128 for letter in text):
            continue
        # As JSON and as addresses write what is not ASCII.
        yield text.encode("ascii", "backslashreplace")
        yield "".join(f"%{byte:02X}" for byte in text.encode()).encode()
    if is_number:
        for text in (value, grouped(value)):
            for kind in ("md5", "sha1", "sha256"):
                digest = hashlib.new(kind, text.encode()).digest()
                yield digest
                yield digest.hex().encode()
                yield digest.hex().upper().encode()
                yield base64.b64encode(digest).rstrip(b"=")


class Search:
    """Looks for many values at once, by the first eight bytes of each form."""

    def __init__(self, values):
        self.starts = {}
        for value in values:
            for form in set(forms(value, value.isdigit() and len(value) == 13)):
                assert len(form) >= WINDOW, f"a value of less than {WINDOW} bytes is found by chance"
                self.starts.setdefault(form[:WINDOW], []).append((form, value))

    def find(self, data):
        """The values that stand in some bytes in any form."""
        starts, found = self.starts, set()
        for place in range(len(data) - WINDOW + 1):
            candidates = starts.get(data[place:place + WINDOW])
            if candidates:
                for form, value in candidates:
                    if data.startswith(form, place):
                        found.add((value, form[:40]))
        return found

    def scan(self, folder, besides=()):
        """What stands in the files below a folder: `{path: {(value, form)}}`, and how many bytes were read."""
        found, size = {}, 0
        for root, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(root, name)
                if os.path.islink(path) or not os.path.isfile(path) or path in besides:
                    continue
                with open(path, "rb") as file:
                    data = file.read()
                size += len(data)
                hits = self.find(data)
                if hits:
                    found[os.path.relpath(path, folder)] = hits
        return found, size
