"""Takes the README's picture: the plan page of a fresh start, the real plan and no sample data.

  scripts/browser-tests.sh --version && .venv/bin/python Tests/Browser/picture.py
"""
import os

from playwright.sync_api import sync_playwright

from program import ROOT, Program


def main():
    program = Program()
    try:
        program.serve()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 1240}, locale="th-TH")
            page.goto(program.base + "/plan")
            page.screenshot(path=os.path.join(ROOT, "docs", "plan-page.png"))
            browser.close()
    finally:
        program.stop()


main()
