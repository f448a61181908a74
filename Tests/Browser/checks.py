"""What every page must be: accessible, whole on a phone, by itself, safe."""
import os
import re

from axe_playwright_python.base import AXE_SCRIPT

from program import ROOT

WIDTHS = (360, 768, 1280)
# The narrowest and the widest are kept as pictures.
PICTURED = (360, 1280)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
SCREENS = os.path.join(ROOT, "artefacts", "screens")


def accessibility(page):
    """The violations of WCAG 2.0–2.2 A and AA on the page as it stands, one line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("""rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})
        .then(answer => answer.violations.flatMap(violation => violation.nodes.slice(0, 3)
            .map(node => `${violation.id}: ${violation.help} — ${node.target}`)))""", WCAG)
    return found


def colours(page):
    """What is not grey on the page as it stands: each element with a colour in its text, ground, border or drawing."""
    return page.evaluate("""() => {
        const isGrey = colour => {
            const [red, green, blue, alpha = 1] = (colour.match(/[\\d.]+/g) || [0, 0, 0]).map(Number)
            return alpha === 0 || (red === green && green === blue)
        }
        const isSeen = element => element.getClientRects().length > 0
        return [...document.body.querySelectorAll('*')].filter(isSeen).flatMap(element => {
            const style = getComputedStyle(element)
            const used = [style.color, style.backgroundColor]
            if (style.borderTopWidth !== '0px') used.push(style.borderTopColor)
            if (style.borderLeftWidth !== '0px') used.push(style.borderLeftColor)
            if (element instanceof SVGElement)
                for (const paint of [style.fill, style.stroke]) if (paint.startsWith('rgb')) used.push(paint)
            const wrong = used.find(colour => !isGrey(colour))
            return wrong ? [`${wrong}: ${element.outerHTML.slice(0, 100)}`] : []
        })
    }""")


def small_targets(page):
    """Buttons, fields, summaries and navigation entries under 44 pixels of height on a phone."""
    return page.evaluate("""() => [...document.querySelectorAll(
        'button, summary, nav.site-navigation a, .tabs a, a.button, input:not([type=hidden]):not([type=radio])' +
        ':not([type=checkbox]), select, textarea')]
        .filter(element => element.getClientRects().length && element.getBoundingClientRect().height < 43.5)
        .map(element => `only ${Math.round(element.getBoundingClientRect().height)} px high: ` +
            element.outerHTML.slice(0, 100))""")


def overflow(page):
    """What makes the page scroll sideways, or nothing."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth
        if (document.documentElement.scrollWidth <= width) return []
        // Where something scrolls inside its own box, that is its own affair.
        const isBoxed = element => {
            for (let above = element.parentElement; above; above = above.parentElement)
                if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(above).overflowX)) return true
            return false
        }
        const wide = [...document.body.querySelectorAll('*')].filter(element =>
            element.getBoundingClientRect().right > width + 1 && !isBoxed(element))
        return wide.slice(-3).map(element => 'wider than the screen: ' + element.outerHTML.slice(0, 120))
            .concat(wide.length ? [] : ['the page scrolls sideways'])
    }""")


def structure(page):
    """One h1, one main, a language, a title, and a way past the navigation."""
    return page.evaluate("""() => {
        const faults = []
        if (document.querySelectorAll('h1').length !== 1) faults.push('not exactly one h1')
        if (document.querySelectorAll('main').length !== 1) faults.push('not exactly one main')
        if (!['th', 'en'].includes(document.documentElement.lang)) faults.push('no language')
        if (!document.title.trim()) faults.push('no title')
        const first = document.querySelector('a[href]')
        if (!first || !first.getAttribute('href').startsWith('#')) faults.push('the first link does not skip ahead')
        return faults
    }""")


def headers(response):
    """What is wrong with the safety headers of a page."""
    found, faults = response.headers, []
    policy = found.get("content-security-policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        faults.append(f"content security policy: {policy or 'none'}")
    if found.get("x-content-type-options") != "nosniff":
        faults.append("no nosniff")
    if "server" in found:
        faults.append(f"tells its server: {found['server']}")
    return faults


def screenshot(page, name):
    os.makedirs(SCREENS, exist_ok=True)
    width = page.viewport_size["width"]
    page.screenshot(path=os.path.join(SCREENS, f"{name}-{width}.png"), full_page=True)


def name_of(path):
    """A file's name for a page's address: `/plan/elements/3` is `plan-elements-3`."""
    return re.sub(r"[^\w.-]+", "-", path.strip("/")).strip("-")[:80] or "home"


def everything(page, path, role, widths=WIDTHS):
    """Opens a page and says all that is wrong with it at every width."""
    page.set_viewport_size({"width": widths[0], "height": 800})
    response = page.goto(path)
    if response is None or response.status >= 400:
        return [f"{path}: status {response.status if response else 'none'}"]
    faults = headers(response) + structure(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"at {width}: {fault}" for fault in accessibility(page) + overflow(page)]
        if width == 360:
            faults += small_targets(page)
        if width in PICTURED:
            screenshot(page, f"{role}-{name_of(path)}")
    return [f"{path}: {fault}" for fault in faults]
