#!/usr/bin/env python3
"""klartext beside the programs that set the same Markdown, all in one run on one machine.

    python3 benches/peers.py [--program target/release/klartext] [--rounds 11] [--hundred]

Every tool that is installed takes part, the others are named as missing: klartext, the typst command
line (TYPST names another place), pandoc with typst, WeasyPrint, Chromium. They take turns, so that
whatever else the machine does meets all of them. Prints medians of wall time, peak memory and ratios.
typst gets what `klartext render -f typ` gives; WeasyPrint and Chromium get `klartext render -f html`;
pandoc gets the Markdown. Whole processes, cold; everything lies in a folder that is removed.
"""

import argparse
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELEASE = "2026-abschiebestopp-im-winter"
PAPER = "2026-langes-papier"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(ROOT / "target/release/klartext"))
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--hundred", action="store_true", help="a hundred releases as well")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(pathlib.Path(folder), args.program)
        for name, statement in [("release", RELEASE), ("paper", PAPER)]:
            tools = desk.tools(statement)
            pages = desk.pages(statement)
            print(f"\n{name}: {pages} pages, {args.rounds} rounds, load {os.getloadavg()[0]:.1f}")
            table(measure(tools, args.rounds))
    if args.hundred:
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(pathlib.Path(folder), args.program, paper=False)
            desk.fill(99)
            print(f"\na hundred releases, load {os.getloadavg()[0]:.1f}")
            table(measure(desk.hundred(), 3))


class Desk:
    """A workspace with a release and, unless it is not wanted, a long paper."""

    def __init__(self, folder, program, paper=True):
        self.program, self.root, self.home = program, folder / "workspace", folder / "home"
        self.root.mkdir()
        self.home.mkdir()
        self.around = {
            "PATH": os.environ["PATH"], "HOME": str(self.home), "KLARTEXT_HOME": str(self.home / "klartext"),
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": str(self.home / "gitconfig"), "LANG": "C.UTF-8",
            "GIT_AUTHOR_NAME": "Anna", "GIT_AUTHOR_EMAIL": "anna@example.org",
            "GIT_COMMITTER_NAME": "Anna", "GIT_COMMITTER_EMAIL": "anna@example.org",
        }
        self.klartext("init", "--name", "Anna Beispiel", "--email", "anna@example.org")
        self.text = (ROOT / f"statements/2026/{RELEASE}/de.md").read_text()
        self.write(RELEASE, self.text)
        if paper:
            self.write(PAPER, long_paper(self.text))
        self.save()

    def klartext(self, *words):
        command = [self.program, "--yes", *words]
        subprocess.run(command, cwd=self.root, env=self.around, check=True, capture_output=True)

    def write(self, statement, text):
        folder = self.root / "statements/2026" / statement
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "de.md").write_text(text)

    def save(self):
        for words in (["add", "statements"], ["commit", "-qm", "texts"]):
            subprocess.run(["git", *words], cwd=self.root, env=self.around, check=True, capture_output=True)

    def fill(self, count):
        for at in range(count):
            self.write(f"2026-erklaerung-{at:03}", self.text.replace(RELEASE, f"2026-erklaerung-{at:03}"))
        self.save()

    def pages(self, statement):
        import re
        data = (self.root / f"out/{statement}.pdf").read_bytes()
        counts = [int(found) for found in re.findall(rb"/Type\s*/Pages.*?/Count (\d+)", data, re.S)]
        return max(counts, default=0)

    def tools(self, statement):
        out = self.root / "out"
        typ, html, markdown = out / f"{statement}.typ", out / f"{statement}.html", out / f"{statement}.md"
        self.klartext("render", statement, "--draft", "-f", "typ", "-o", str(typ))
        self.klartext("render", statement, "--draft", "-f", "html", "-o", str(html))
        self.klartext("render", statement, "--draft", "-o", str(out / f"{statement}.pdf"))
        text = (self.root / "statements/2026" / statement / "de.md").read_text()
        markdown.write_text(text.split("\n---\n", 1)[1])
        fonts = ["--font-path", str(ROOT / "assets/fonts"), "--ignore-system-fonts"]
        typst = os.environ.get("TYPST", "typst")
        pdf = str(out / "peer.pdf")
        commands = {
            "klartext": [self.program, "render", statement, "--draft", "-o", pdf],
            "typst": [typst, "compile", "--root", str(self.root), *fonts, "--pdf-standard", "ua-1,a-3a", str(typ), pdf],
            "pandoc with typst": ["pandoc", str(markdown), "--pdf-engine", typst, "-o", pdf],
            "WeasyPrint": ["weasyprint", "--pdf-variant", "pdf/ua-1", str(html), pdf],
            "Chromium": ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={pdf}", str(html)],
        }
        return installed(commands, self, {"pandoc with typst": typst})

    def hundred(self):
        typst = os.environ.get("TYPST", "typst")
        out = self.root / "hundred"
        one = [self.program, "render", "--all", "--draft", "-o", str(out)]
        tools = {"klartext, one thread": ["taskset", "-c", "0", *one], "klartext, all cores": one}
        if shutil.which(typst):
            typ = self.root / f"out/{RELEASE}.typ"
            self.klartext("render", RELEASE, "--draft", "-f", "typ", "-o", str(typ))
            again = f"for i in $(seq 100); do {typst} compile --root {self.root} --font-path {ROOT}/assets/fonts " \
                    f"--ignore-system-fonts --pdf-standard ua-1,a-3a {typ} {self.root}/out/peer.pdf; done"
            tools["typst a hundred times"] = ["sh", "-c", again]
        return {name: (command, self) for name, command in tools.items()}


def installed(commands, desk, also):
    found = {}
    for name, command in commands.items():
        missing = [program for program in (command[0], also.get(name, command[0])) if not shutil.which(program)]
        if missing:
            print(f"SKIPPED: {name} ({missing[0]} is not installed)")
            continue
        tried = subprocess.run(command, cwd=desk.root, env={**os.environ, **desk.around}, capture_output=True)
        if tried.returncode != 0 and name != "klartext":
            why = tried.stderr.decode(errors="replace").strip().splitlines() or [str(tried.returncode)]
            print(f"SKIPPED: {name} (it cannot: {why[0]})")
            continue
        found[name] = (command, desk)
    return found


def long_paper(text):
    """The release's own sections over and over, as one paper of about thirty pages."""
    head, body = text.split("\n---\n", 1)
    head = head.replace(RELEASE, PAPER).replace("press_release", "position_paper")
    body = "\n".join(line for line in body.splitlines() if not line.startswith("[^"))
    title, _, rest = body.partition("\n# ")
    headline, _, rest = rest.partition("\n")
    import re
    rest = re.sub(r"\[\^[^\]]+\]", "", rest)
    parts = [f"\n## Abschnitt {at}\n{rest}" for at in range(1, 31)]
    return f"{head}\n---\n# {headline}\n\nZusammenfassung.\n{''.join(parts)}"


def measure(tools, rounds):
    """Seconds and megabytes of each, in turns; the first turn warms the disk and does not count."""
    figures = {name: ([], 0.0) for name in tools}
    for turn in range(rounds + 1):
        order = list(tools) if turn % 2 == 0 else list(reversed(tools))
        for name in order:
            command, desk = tools[name]
            seconds, megabytes = once(command, desk)
            if turn > 0:
                times, peak = figures[name]
                figures[name] = (times + [seconds], max(peak, megabytes))
    return figures


def once(command, desk):
    begin = time.perf_counter()
    child = subprocess.Popen(command, cwd=desk.root, env={**os.environ, **desk.around},
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    words = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command}: {child.returncode}\n{words.decode(errors='replace')}")
    return seconds, usage.ru_maxrss / 1024


def table(figures):
    first = statistics.median(next(iter(figures.values()))[0]) if figures else 1
    print(f"{'':24}{'median':>10}{'middle half':>20}{'memory':>10}{'ratio':>8}")
    for name, (times, peak) in figures.items():
        low, middle, high = statistics.quantiles(times, n=4) if len(times) > 1 else times * 3
        print(f"{name:24}{middle:9.3f}s{low:10.3f} to {high:5.3f}s{peak:7.0f} MB{middle / first:7.2f}x")


if __name__ == "__main__":
    main()
