"""The OpenAPI description is valid, the same each time, and holds against requests made up from it."""
import os
import subprocess
import sys

from openapi_spec_validator import OpenAPIV30SpecValidator, validate


def test_the_description_is_valid(read):
    validate(read("/ogc/api"), cls=OpenAPIV30SpecValidator)


def test_the_description_is_stable(read):
    assert read("/ogc/api") == read("/ogc/api")


def test_nothing_asked_for_makes_the_server_fail(base, parcels, tmp_path):
    tool = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    done = subprocess.run(
        [tool, "run", f"{base}/ogc/api", "--url", base, "--checks", "not_a_server_error,status_code_conformance",
         "--max-examples", os.environ.get("INTEROP_EXAMPLES", "15"), "--seed", "7", "--no-color"],
        capture_output=True, text=True, timeout=600, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
