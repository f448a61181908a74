"""A thousand values of classes C3-C6 go in by the office's own ways; none lies in clear where the program writes."""
import os
import random
import re
import subprocess
import sys
import time

import pytest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Browser"))
from office import Officer, Refused  # noqa: E402
from planted import Search, forms, grouped, national_id, thai_digits  # noqa: E402
from program import Program, binary  # noqa: E402

LETTERS = "กขคงจฉชซดตถทธนบปผพฟมยรลวศสหอ"
TODAY = "20/11/2569"


SERVER = os.path.join(os.path.dirname(__file__), "..", "..", "scripts", "postgres-for-tests.sh")


def postgres():
    """A throw-away server that keeps what it commits, which the program insists on: its address and its folder."""
    done = subprocess.run([SERVER, "start", "--durable"], capture_output=True, text=True, check=False)
    if done.returncode == 69:
        pytest.skip("no PostgreSQL server is installed")
    assert done.returncode == 0, done.stderr
    return re.search(r"POSTGRES='([^']+)'", done.stdout)[1], re.search(r"POSTGRES_DIR='([^']+)'", done.stdout)[1]


class Town(Program):
    """A small demo office with the places it writes to all in one folder; on PostgreSQL its server's folder too."""

    def __init__(self, backend):
        super().__init__()
        self.options = []
        self.database = self.tables = None
        if backend == "postgres":
            self.database, self.tables = postgres()
            self.options = ["--database", self.database, "--organisation", "town"]
        self.temporary = os.path.join(self.folder, "temporary")
        self.keys = os.path.join(self.folder, "keys")
        os.mkdir(self.temporary)

    def environment(self):
        return dict(os.environ, TMPDIR=self.temporary)

    def run(self, *arguments, expect=0):
        done = subprocess.run(
            [binary(), *arguments, "--data", self.data, "--key-directory", self.keys, *self.options],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, check=False,
            env=self.environment())
        self.log.write(done.stdout + done.stderr)
        if done.returncode != expect:
            raise RuntimeError(f"songhong {' '.join(arguments)} exited {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def begin(self):
        self.password = re.search(r"\b[a-z]+-[a-z]+-[a-z]+-\d\d\b", self.run("demo", "--seed", "7", "--scale", "60"))[0]
        self.serve()

    def serve(self):
        self.server = subprocess.Popen(
            [binary(), "serve", "--data", self.data, "--key-directory", self.keys, *self.options, "--port",
             str(self.port)], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env=self.environment())
        self.wait()

    def end(self, kill=False):
        """Ends the server, in order or as a power cut does."""
        (self.server.kill if kill else self.server.terminate)()
        self.server.wait(60)

    def stop(self):
        super().stop()
        if self.tables:
            subprocess.run([SERVER, "stop"], env=dict(os.environ, SONGHONG_TEST_POSTGRES_DIR=self.tables), check=True)

    def officer(self, name):
        return Officer(self.base, f"demo-{name}", self.password)


class Planter:
    """Makes values that are like nothing else, and remembers them."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.secrets = []
        self.names = []
        self.next = self.random.randrange(10**9, 9 * 10**9)

    def number(self):
        self.next += self.random.randrange(1, 9973)
        self.secrets.append(national_id(self.next))
        return self.secrets[-1]

    def written(self, number):
        return self.random.choice([str, grouped, thai_digits, lambda text: thai_digits(grouped(text))])(number)

    def text(self, kind):
        word = "".join(self.random.choice(LETTERS) for _ in range(14))
        self.secrets.append(word)
        return f"{kind}{word}"

    def paper(self):
        self.secrets.append("Q" + "".join(self.random.choice("ABCDEFGHJKLMNPRSTUVWXYZ23456789") for _ in range(11)))
        return self.secrets[-1]

    def name(self):
        self.names.append("".join(self.random.choice(LETTERS) for _ in range(10)))
        return self.names[-1]


def entered(place):
    return re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", place)[0]


def finished(officer, place, limit=120):
    """The page of an import once nothing runs in it."""
    begin = time.monotonic()
    while time.monotonic() - begin < limit:
        status, page, _ = officer.get(place)
        assert status == 200, f"{place} answers {status}"
        if "<progress" not in page and 'role="progressbar"' not in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{place} does not end")


def bring(officer, name, lines, wait=True):
    """Sends a file of people through the pages; returns the address of its import."""
    status, page, place = officer.upload("/staff/register/imports/new", name, "\n".join(lines).encode("utf-8"))
    if status != 303:
        raise Refused(f"{status}: {' '.join(re.sub('<[^>]+>', ' ', page[page.find('<main'):]).split())[:600]}")
    path = place.split("?")[0]
    job = officer.post(path + "/check", {"layer": "0", "kind": "people"}, seen_at=place).split("?")[0]
    if wait:
        finished(officer, job)
    return job


def work(town, planter):
    """A day in the office: every way by which such values come in."""
    office, welfare = town.officer("office"), town.officer("welfare")
    education = town.officer("education")
    register = "/staff/register"
    people = []
    for index in range(150):
        number = planter.number()
        fields = {"givenName": planter.name(), "familyName": planter.name(), "village": "8",
                  "nationalID": planter.written(number)}
        if index % 2:
            fields["otherKind"], fields["otherNumber"] = "passport", planter.paper()
        people.append((entered(office.post(f"{register}/people/new", fields)), number))
    # What the register refuses leaves nothing behind either.
    for place in ("givenName", "note", "address", "phones", "title"):
        number = planter.number()
        office.post(f"{register}/people/new", {"givenName": "ก", place: planter.written(number)}, expect=422)
    office.post(f"{register}/people/new", {"givenName": "ก", "nationalID": people[0][1]}, expect=409)
    # Finding by number: in a form. In an address it is refused.
    page = office.post(f"{register}/people/find", {"number": people[0][1]}, seen_at=f"{register}/people", expect=200)
    assert planter.names[0] in page and people[0][1] not in page
    for box in ("/map", register, f"{register}/people",
                f"{register}/people/{people[0][0]}/merge", "/search"):
        status, page, _ = office.get(f"{box}?q={people[0][1]}")
        assert status == 422 and "422.344" in page and planter.names[0] not in page, box
    # Opening, with and without right words.
    page = office.post(f"{register}/people/{people[0][0]}/identifier",
                       {"field": "person.nationalID", "purpose": "request", "reason": "ตรวจหลักฐานตามคำร้อง"}, expect=200)
    assert people[0][1] in page.replace("-", "")
    office.post(f"{register}/people/{people[0][0]}/identifier",
                {"field": "person.nationalID", "purpose": "request", "reason": f"ตรวจ {people[0][1]}"}, expect=422)
    # One house whose members are assigned to those who keep facts of health and of children.
    house = entered(office.post(f"{register}/households/new", {"houseNumber": "78/1", "village": "8"}))
    for person, _ in people[:6]:
        office.post(f"{register}/households/{house}/join", {"person": person}, seen_at=f"{register}/households/{house}")
    accounts = town.officer("admin").get("/staff/accounts")[1]
    for name in ("สำนักปลัด", "กองการศึกษา ศาสนาและวัฒนธรรม"):
        account = re.search(rf'/staff/accounts/([0-9a-f-]{{36}})"[^>]*>[^<]*เจ้าหน้าที่{name}', accounts)[1]
        welfare.post(f"{register}/assignments", {"account": account, "household": house, "village": "8"})
    # Facts of welfare, children and health, some ended with a reason that tells as much.
    for index in range(180):
        desk, area, group, count = ((welfare, "welfare", "elderly", len(people)), (education, "children", "child", 6),
                                    (office, "health", "chronic_illness", 6))[index % 3]
        person = people[index % count][0]
        desk.post(f"{register}/people/{person}/facts/{area}",
                  {"group": group, "source": "survey", "on": TODAY, "note": planter.text("เห็นว่า")})
    for person, _ in people[:40:2]:
        page = welfare.post(f"{register}/people/{person}/facts",
                            {"purpose": "benefit", "reason": "ตรวจสิทธิเบี้ย"}, expect=200)
        for action, field in re.findall(
                rf'action="({register}/people/{person}/facts/welfare/[^"]+)".*?name="(reason-[^"]+)"', page, re.S)[:1]:
            welfare.post(action, {field: planter.text("หายจาก")})
    # Merging two records of one person.
    twin = entered(office.post(f"{register}/people/new", {"givenName": planter.name(), "nationalID": planter.number()}))
    office.post(f"{register}/people/{people[1][0]}/merge", {"other": twin, "reason": "บันทึกซ้ำสองครั้ง"})
    # A household's survey.
    home = entered(office.post(f"{register}/households/new", {"houseNumber": "77/1", "village": "8"}))
    office.post(f"{register}/households/{home}/consent", {"given": "yes", "on": TODAY}, seen_at=f"{register}/households/{home}")
    page = welfare.get(f"{register}/households/{home}/survey")[1]
    edition = re.search(r'name="edition"[^>]*value="([^"]+)"', page)
    codes = sorted(set(re.findall(r'name="answer-([^"]+)"', page)))
    assert codes, "the survey asks nothing"
    answers = {code: planter.random.choice(["pass", "fail"]) for code in codes}
    fields = {f"answer-{code}": answer for code, answer in answers.items()} | {"year": "2569", "on": TODAY}
    if edition:
        fields["edition"] = edition[1]
    welfare.post(f"{register}/households/{home}/survey", fields)
    planter.secrets.append(",".join(f'"{code}":"{answers[code]}"' for code in codes[:6]))
    # Files: carried out, taken back, refused row by row, cut off in the middle.
    head = "เลขประจำตัวประชาชน,ชื่อ,นามสกุล,หมู่ที่,โทรศัพท์"

    def rows(count):
        return [f"{planter.written(planter.number())},{planter.name()},{planter.name()},{index % 16 + 1},0812345678"
                for index in range(count)]

    kept = bring(office, "ราษฎร.csv", [head, *rows(260)])
    office.post(kept + "/apply", {}, seen_at=kept)
    finished(office, kept)
    back = bring(office, "ย้อน.csv", [head, *rows(80)])
    office.post(back + "/apply", {}, seen_at=back)
    finished(office, back)
    office.post(back + "/undo", {}, seen_at=back)
    finished(office, back)
    again = rows(1)
    wrong = [f",{planter.name()},{planter.written(planter.number())},8," for _ in range(20)]
    wrong += [f",{planter.name()},บ้านเลขที่ 12 {planter.written(planter.number())},8," for _ in range(20)]
    page = finished(office, bring(office, "ผิดแถว.csv", [head, *again, *again, *wrong]))
    assert not Search(planter.secrets).find(page.encode())
    # No head row: the first person would be the headings. And a file's name is kept in clear.
    for name, lines in (("ไม่มีหัว.csv", rows(5)), (f"บัตร {planter.number()}.csv", [head, *rows(5)])):
        with pytest.raises(Refused, match="422.371"):
            bring(office, name, lines)
    bring(office, "ค้าง.csv", [head, *rows(300)], wait=False)
    return people


@pytest.mark.parametrize("backend", ["sqlite", "postgres"])
def test_a_thousand_planted_values_lie_nowhere_in_clear(backend):
    if not os.access(binary(), os.X_OK):
        pytest.fail(f"there is no program at {binary()}: swift build", pytrace=False)
    town, planter = Town(backend), Planter(20)
    try:
        town.begin()
        people = work(town, planter)
        town.end(kill=True)
        search = Search(planter.secrets)
        assert len(set(planter.secrets)) >= 1000
        names = Search(planter.names[:20])

        def expect_nothing(when):
            places = [town.folder] + ([town.tables] if town.tables else [])
            for place in places:
                if place == town.tables:
                    subprocess.run(["psql", town.database, "-qc", "CHECKPOINT"], check=True)
                found, size = search.scan(place)
                assert size > (1_000_000 if place == places[-1] else 0), f"{place} holds next to nothing: was it written there?"
                told = {path: sorted(hits)[:5] for path, hits in found.items()}
                assert not found, f"{when}: {sum(map(len, found.values()))} in clear: {told}"
            # Names are class C2 and lie in clear: a search that does not find them looks in the wrong place.
            assert names.scan(places[-1])[0], f"{when}: not even names were found"

        expect_nothing("killed in the middle of an import")
        archive = os.path.join(town.folder, "register.zip")
        town.run("export", "register", "--out", archive, "--purpose", "audit", "--reason", "สำเนาไว้ตรวจ")
        town.run("doctor", expect=town_health(town))
        unpacked = os.path.join(town.folder, "unpacked")
        subprocess.run([sys.executable, "-m", "zipfile", "-e", archive, unpacked], check=True)
        town.serve()
        find_before_and_after_new_keys(town, people, planter)
        expect_nothing("after new keys and an export")
    finally:
        town.stop()


def town_health(town):
    """What `doctor` says of a demo, whatever that is: it is run for what it writes."""
    return subprocess.run(
        [binary(), "doctor", "--data", town.data, "--key-directory", town.keys, *town.options],
        capture_output=True, check=False, env=town.environment()).returncode


def find_before_and_after_new_keys(town, people, planter):
    """Search by number and opening hold before, between and after `key rotate` and `key reseal`; then without the key."""

    def look():
        office = town.officer("office")
        for index in (0, 7, 149):
            page = office.post("/staff/register/people/find", {"number": people[index][1]},
                               seen_at="/staff/register/people", expect=200)
            assert people[index][0] in page, "the number finds nobody"
        page = office.post(f"/staff/register/people/{people[7][0]}/identifier",
                           {"field": "person.nationalID", "purpose": "register", "reason": "ตรวจหลังเปลี่ยนกุญแจ"}, expect=200)
        assert people[7][1] in page.replace("-", "")
        town.end()

    look()
    for command in ("rotate", "reseal"):
        town.run("key", command)
        town.serve()
        look()
    key = os.path.join(town.keys, "field.key")
    os.rename(key, key + ".away")
    town.serve()
    office = town.officer("office")
    status, page, _ = office.get(f"/staff/register/people/{people[0][0]}")
    assert status == 200 and planter.names[0] in page, "names need no key"
    for path in ("/map", "/plan", "/staff/register", "/tiles", "/ogc/collections/parcels/items?limit=3"):
        assert office.get(path)[0] == 200, path
    page = office.post(f"/staff/register/people/{people[0][0]}/identifier",
                       {"field": "person.nationalID", "purpose": "request", "reason": "ตรวจหลักฐานตามคำร้อง"},
                       seen_at="/staff/register/people/new", expect=503)
    assert "503.1" in page
    office.post("/staff/register/people/new", {"givenName": planter.name(), "nationalID": planter.number()}, expect=503)
    job = bring(office, "ไม่มีกุญแจ.csv", ["เลขประจำตัวประชาชน,ชื่อ", f"{planter.number()},{planter.name()}"])
    assert "503.1" in finished(office, job) or "กุญแจ" in finished(office, job)
    town.end()
    os.rename(key + ".away", key)


def test_the_search_sees_every_form():
    """The search is no use unless it finds what is there."""
    number, text = national_id(12345), "กขคงจฉชซดตถทธน"
    search = Search([number, text])
    for value in (number, text):
        for form in forms(value, value == number):
            hits = search.find(b"\x00" * 5 + form + b"\xff" * 9)
            assert (value, form[:40]) in hits
    assert not search.find(os.urandom(200_000))
    import base64
    for lead in range(6):
        assert search.find(base64.b64encode(b"x" * lead + f'{{"id":"{number}","n":1}}'.encode())), lead
